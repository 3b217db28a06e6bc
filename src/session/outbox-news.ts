import type { OutboxEntry } from '../domain/model/event-file.js';

/** Tells whoever listens what has become of event files. */
export class OutboxNews {
  readonly #listeners = new Set<(entry: OutboxEntry) => void>();

  readonly tell = (entry: OutboxEntry | undefined): void => {
    if (entry) for (const listener of this.#listeners) listener(entry);
  };

  /** The returned function ends it. */
  observe(listener: (entry: OutboxEntry) => void): () => void {
    const own = (entry: OutboxEntry): void => listener(entry);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }
}
