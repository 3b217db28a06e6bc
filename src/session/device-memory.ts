import { confirmationOf } from '../domain/rules/vouched.js';
import type { CaptureChange } from '../ports/capture.js';
import type { FlowStore } from '../ports/flow-store.js';
import type { Devices } from './intake.js';

/** The name under which the store keeps what devices have learned. */
const NAME = 'learned';

/** Teaches devices by what became of their readings, and keeps what they have learned for the next start. */
export class DeviceMemory {
  readonly #devices: Devices;
  readonly #store: FlowStore;

  constructor(devices: Devices, store: FlowStore) {
    this.#devices = devices;
    this.#store = store;
    // A device that has forgotten what it knew learns it again, so a store that fails is no fault of its own here.
    store
      .kept?.(NAME)
      .then(kept => isLearned(kept) && devices.relearn(kept))
      .catch(() => undefined);
  }

  teach({ facts, state }: CaptureChange): void {
    const before = this.#devices.learned;
    for (const fact of facts) {
      const confirmation = confirmationOf(state, fact);
      if (confirmation) this.#devices.confirmed(confirmation);
    }
    const isNew = Object.entries(this.#devices.learned).some(([name, learned]) => learned !== before[name]);
    if (isNew) this.#keep().catch(() => undefined);
  }

  /** The devices begin anew. Rejects where the store cannot keep that. */
  forget(): Promise<void> {
    this.#devices.relearn({});
    return this.#keep();
  }

  async #keep(): Promise<void> {
    await this.#store.keep?.(NAME, this.#devices.learned);
  }
}

function isLearned(kept: unknown): kept is Devices['learned'] {
  return typeof kept === 'object' && kept !== null;
}
