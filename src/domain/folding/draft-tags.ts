import type { Mutable } from './draft-lines.js';
import type { SerialMapEdit } from '../collections/serial-map.js';
import type { FlowState } from '../model/state.js';

/** The RFID tags of a draft that were counted by quantity. Few flows have any, so the map is opened with the first. */
export class DraftTags {
  readonly #state: Mutable<FlowState>;
  #edit: SerialMapEdit<string> | undefined;

  constructor(state: Mutable<FlowState>) {
    this.#state = state;
  }

  add(text: string, lineId: string): void {
    this.#edit ??= this.#state.countedTags.edit();
    this.#edit.set(text, lineId);
  }

  /** Forgets all tags of a line, so that they can be counted again. */
  free(lineId: string): void {
    this.done();
    const { countedTags } = this.#state;
    if (countedTags.size === 0) return;
    const tags = countedTags.edit();
    for (const [text, holder] of countedTags) if (holder === lineId) tags.delete(text);
    this.#state.countedTags = tags.done();
  }

  done(): void {
    if (this.#edit) this.#state.countedTags = this.#edit.done();
    this.#edit = undefined;
  }
}
