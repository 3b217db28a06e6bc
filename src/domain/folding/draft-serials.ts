import { serialFold } from '../model/claim.js';
import type { DraftLine, Mutable } from './draft-lines.js';
import type { CapturedSerial } from '../model/fact.js';
import { SerialMap, type SerialMapEdit } from '../collections/serial-map.js';
import type { FlowState } from '../model/state.js';

/** The serials of a draft: which line has each, and what the host, or an earlier completion, has said of it. */
export class DraftSerials {
  readonly #state: Mutable<FlowState>;
  readonly #folds: SerialMapEdit<readonly string[]>;
  #claimed: SerialMapEdit<string>;

  constructor(state: Mutable<FlowState>) {
    this.#state = state;
    this.#claimed = state.claimed.edit();
    this.#folds = state.folds.edit();
  }

  take(lineId: string, { key, serial, verification }: CapturedSerial): void {
    const fold = serialFold(serial);
    this.#claimed.set(key, lineId);
    this.#folds.set(fold, [...(this.#folds.get(fold) ?? []), lineId]);
    const { settled, unverified } = this.#state;
    if (verification === 'unverified') this.#state.unverified = unverified.with(key, lineId);
    if (settled.has(key)) this.#state.settled = settled.without(key);
  }

  free({ lineId, product }: DraftLine, { key, serial }: CapturedSerial): void {
    const fold = serialFold(serial);
    const holders = [...(this.#folds.get(fold) ?? [])];
    holders.splice(holders.lastIndexOf(lineId), 1);
    this.#claimed.delete(key);
    if (holders.length > 0) this.#folds.set(fold, holders);
    else this.#folds.delete(fold);
    const { settled, withdrawn, unverified, disputed } = this.#state;
    this.#state.unverified = unverified.without(key);
    this.#state.disputed = disputed.without(key);
    if (!settled.has(key)) return;
    this.#state.settled = settled.without(key);
    this.#state.withdrawn = withdrawn.with(key, { sku: product.sku, serial });
  }

  /** What the host, or after it the associate, says of a serial that was taken unverified. */
  judge(lineId: string, key: string, verification: 'verified' | 'disputed' | 'kept'): void {
    const { unverified, disputed } = this.#state;
    this.#state.unverified = unverified.without(key);
    this.#state.disputed = verification === 'disputed' ? disputed.with(key, lineId) : disputed.without(key);
  }

  /** A correction begins: what completion has put into effect is not undone, only what differs from it takes effect with the next one. */
  reopen(): void {
    const claimed = this.#claimed.done();
    this.#claimed = claimed.edit();
    // A count keeps its claims until the host closes it, and moves nothing in the ledger: nothing of it is settled.
    this.#state.settled = this.#state.document.count ? SerialMap.empty : claimed;
    this.#state.withdrawn = SerialMap.empty;
  }

  done(): void {
    this.#state.claimed = this.#claimed.done();
    this.#state.folds = this.#folds.done();
  }
}
