import { createCapture } from '../sdk.js';

const SEEDED = 'till.ledger-seeded';

/** What the shell asks of the SDK without a screen: which documents are how far, and which event files wait. */
export class BackOffice {
  #capture;

  constructor({ settings, products }) {
    this.#capture = createCapture({ settings, products, camera: false, sources: [] });
  }

  /** Tells the SDK once which serials are in stock, in transit or gone, as the store's server knows them. */
  async seedLedger(ledger) {
    if (localStorage.getItem(SEEDED)) return;
    await this.#capture.device.seedLedger(ledger);
    localStorage.setItem(SEEDED, 'yes');
  }

  /** Documents that were opened on this till: id -> how far they are. The last one opened counts. */
  async progress() {
    const flows = await this.#capture.device.flows();
    return new Map([...flows].sort((a, b) => a.updatedAtMs - b.updatedAtMs).map(flow => [flow.documentId, flow]));
  }

  /** Event files that nobody has acknowledged. */
  waiting() {
    return this.#capture.device.outbox();
  }

  acknowledge(eventId) {
    return this.#capture.device.acknowledge(eventId);
  }
}
