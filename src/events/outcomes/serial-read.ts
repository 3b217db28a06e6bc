import type { Reading } from '../../codes/reading.js';

/** A device read a code and nobody has judged it yet. Fired by elements that work alone, once for each scan. */
export class SerialReadEvent extends CustomEvent<Reading> {
  static readonly eventName = 'serial-read';

  constructor(reading: Reading) {
    super(SerialReadEvent.eventName, { detail: reading, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-read': SerialReadEvent;
  }
}
