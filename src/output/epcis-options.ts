import type { AdjustmentMeaning } from './epcis-steps.js';

export interface EpcisOptions {
  /** An address of the partner's own, under which everything without a GS1 key gets an identifier. */
  readonly baseUri: string;
  /** GLNs (13 digits) of locations and vendors, by their ids. */
  readonly glns?: Readonly<Record<string, string>>;
  /**
   * What the reason codes of adjustments mean. Default: codes of the same name. All other codes give no disposition.
   */
  readonly adjustments?: Readonly<Record<string, AdjustmentMeaning>>;
}
