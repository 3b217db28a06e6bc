import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventFaults, exportedEvents, firingSource } from '../../scripts/event-faults.mjs';

const READ = { className: 'SerialReadEvent', name: 'serial-read', text: "'serial-read': SerialReadEvent;" };
const FIRED = 'this.dispatchEvent(new SerialReadEvent(reading));';
const TOLD = { tag: 'serial-camera', name: 'serial-read', className: 'SerialReadEvent' };

describe('the check of events', () => {
  it('says nothing of an event that is fired and told of', () => {
    assert.deepEqual(eventFaults([READ], FIRED, [TOLD]), []);
  });

  it('finds one that nobody fires, though it is named', () => {
    const faults = eventFaults([READ], "import { SerialReadEvent } from '../events/serial-read.js';", [TOLD]);
    assert.deepEqual(faults, ['SerialReadEvent is exported, and never fired']);
  });

  it('finds one that is told of nowhere, and one that types do not know by its name', () => {
    assert.deepEqual(eventFaults([{ ...READ, text: '' }], FIRED, []), [
      "SerialReadEvent is not in the DOM's map of events",
      "SerialReadEvent is in no element's @fires",
    ]);
  });

  it('finds one that is told of and not exported, or by a wrong class', () => {
    assert.deepEqual(eventFaults([], FIRED, [TOLD]), [
      'serial-camera: @fires {SerialReadEvent} serial-read is no event that is exported',
    ]);
    const wrong = { ...TOLD, className: 'SerialEnterRequestEvent' };
    assert.match(eventFaults([READ], FIRED, [wrong]).join(), /@fires {SerialEnterRequestEvent} serial-read/);
  });

  it('reads the events of the package', () => {
    const events = exportedEvents();
    assert.ok(events.length > 40);
    assert.ok(events.every(({ className, name }) => className && name?.startsWith('serial-')));
    assert.ok(firingSource().includes('dispatchEvent('));
    assert.ok(!firingSource().includes('class SerialReadEvent'));
  });
});
