import type { StoreHealth } from '../ports/flow-store.js';
import type { StoreError } from './store-error.js';

/** Whether storing works at present, as the last operation has shown. */
export class Health {
  #current: StoreHealth = { state: 'ok' };
  #tampered: readonly string[] = [];
  #rewritten: readonly string[] = [];
  readonly #listeners = new Set<(health: StoreHealth) => void>();

  get current(): StoreHealth {
    return this.#current;
  }

  recovered(): void {
    if (this.#current.state !== 'ok') this.#set({ state: 'ok' });
  }

  /** Stays said as long as the store is open. */
  tampered(flowId: string): void {
    this.#tampered = [...new Set([...this.#tampered, flowId])];
    this.#set(this.#current);
  }

  /** Stays said, too. */
  rewritten(flowId: string): void {
    this.#rewritten = [...new Set([...this.#rewritten, flowId])];
    this.#set(this.#current);
  }

  degraded({ code, message: detail }: StoreError): void {
    if (this.#current.state === 'degraded' && this.#current.code === code) return;
    this.#set({ state: 'degraded', code, detail });
  }

  observe(listener: (health: StoreHealth) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #set(health: StoreHealth): void {
    this.#current = {
      ...health,
      ...(this.#tampered.length > 0 && { tampered: this.#tampered }),
      ...(this.#rewritten.length > 0 && { rewritten: this.#rewritten }),
    };
    for (const listener of this.#listeners) listener(this.#current);
  }
}
