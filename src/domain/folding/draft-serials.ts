import { lookupForm } from '../model/claim.js';
import type { DraftLine, Mutable } from './draft-lines.js';
import type { CapturedSerial } from '../model/fact.js';
import { SerialMap, type SerialMapEdit } from '../collections/serial-map.js';
import type { FlowState } from '../model/state.js';

/** The serials of a draft: which line has each, and what the host, or an earlier completion, has said of it. */
export class DraftSerials {
  readonly #state: Mutable<FlowState>;
  readonly #linesByLookup: SerialMapEdit<readonly string[]>;
  #claimed: SerialMapEdit<string>;

  constructor(state: Mutable<FlowState>) {
    this.#state = state;
    this.#claimed = state.claimed.edit();
    this.#linesByLookup = state.linesByLookup.edit();
  }

  take(lineId: string, { key, serial, verification }: CapturedSerial): void {
    const lookup = lookupForm(serial);
    this.#claimed.set(key, lineId);
    this.#linesByLookup.set(lookup, [...(this.#linesByLookup.get(lookup) ?? []), lineId]);
    const { posted, unverified } = this.#state;
    if (verification === 'unverified') this.#state.unverified = unverified.with(key, lineId);
    if (posted.has(key)) this.#state.posted = posted.without(key);
  }

  free({ lineId, product }: DraftLine, { key, serial, sale, warrantyUntil }: CapturedSerial): void {
    const lookup = lookupForm(serial);
    const holders = [...(this.#linesByLookup.get(lookup) ?? [])];
    holders.splice(holders.lastIndexOf(lineId), 1);
    this.#claimed.delete(key);
    if (holders.length > 0) this.#linesByLookup.set(lookup, holders);
    else this.#linesByLookup.delete(lookup);
    const { posted, withdrawn, unverified, disputed } = this.#state;
    this.#state.unverified = unverified.without(key);
    this.#state.disputed = disputed.without(key);
    if (!posted.has(key)) return;
    this.#state.posted = posted.without(key);
    const history = { ...(sale && { sale }), ...(warrantyUntil !== undefined && { warrantyUntil }) };
    this.#state.withdrawn = withdrawn.with(key, { sku: product.sku, serial, ...history });
  }

  /** Notes that the condition of a serial was marked after its completion had taken effect. */
  remark(lineId: string, key: string): void {
    const { posted, remarked } = this.#state;
    if (posted.has(key)) this.#state.remarked = remarked.with(key, lineId);
  }

  /** Notes what the host, or after it the associate, says of a serial that was accepted unverified. */
  judge(lineId: string, key: string, verification: 'verified' | 'disputed' | 'kept'): void {
    const { unverified, disputed } = this.#state;
    this.#state.unverified = unverified.without(key);
    this.#state.disputed = verification === 'disputed' ? disputed.with(key, lineId) : disputed.without(key);
  }

  /**
   * Begins a correction. What the completion has put into effect stays; the next completion puts only the differences
   * into effect.
   */
  reopen(): void {
    const claimed = this.#claimed.done();
    this.#claimed = claimed.edit();
    // The completion of a count releases no claim and moves nothing in the ledger, so none of its serials is posted.
    this.#state.posted = this.#state.document.count ? SerialMap.empty : claimed;
    this.#state.withdrawn = SerialMap.empty;
    this.#state.remarked = SerialMap.empty;
  }

  done(): void {
    this.#state.claimed = this.#claimed.done();
    this.#state.linesByLookup = this.#linesByLookup.done();
  }
}
