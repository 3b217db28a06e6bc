import { expect } from '@open-wc/testing';
import type { Reading } from '../../src/codes/reading.js';
import { manualReading, ManualSource } from '../../src/input/manual-source.js';
import type { SourceStatus } from '../../src/ports/scan-source.js';

const clock = { now: () => 1700, newId: () => 'id-1' };

describe('manual source', () => {
  it('delivers what was typed as it was typed', () => {
    const readings: Reading[] = [];
    const statuses: SourceStatus[] = [];
    const source = new ManualSource(clock);
    source.start({ reading: reading => readings.push(reading), status: status => statuses.push(status) });
    const entered = source.enter(' sn-0O1 ');
    expect(entered).to.deep.equal({ id: 'id-1', text: ' sn-0O1 ', source: 'manual', atMs: 1700 });
    expect(readings).to.deep.equal([entered]);
    expect(statuses).to.deep.equal([{ state: 'ready' }]);
  });

  it('delivers nothing after its stop', () => {
    const readings: Reading[] = [];
    const source = new ManualSource(clock);
    const stop = source.start({ reading: reading => readings.push(reading), status: () => undefined });
    stop();
    expect(source.enter('SN1')).to.equal(undefined);
    expect(readings).to.be.empty;
  });

  it('gives each entry an id of its own', () => {
    expect(manualReading('SN1').id).not.to.equal(manualReading('SN1').id);
  });
});
