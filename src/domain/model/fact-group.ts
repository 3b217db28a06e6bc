import type { Fact } from './fact.js';

/** The facts of a flow that were stored together, and the hash that chains them to those before. */
export interface FactGroup {
  /** Position of the first fact in the flow's journal. */
  readonly seq: number;
  readonly facts: readonly Fact[];
  /** SHA-256 in lower-case hex: see `hashOf`. Absent in journals from before there was a chain. */
  readonly hash?: string;
  /**
   * What the names of persons are hashed with, in the order in which the facts first name them, 16 random bytes each in
   * lower-case hex. A name that was erased has none any more. Absent where nobody is named, and in journals from before
   * there were any.
   */
  readonly salts?: readonly string[];
}

/** Where a group begins, its hash, and its salts. */
export type ChainLink = Required<Pick<FactGroup, 'seq' | 'hash'>> & Pick<FactGroup, 'salts'>;

/** Facts of one flow in a flat list, with the links of their chain: a group goes up to where the next one begins. */
export interface ChainedFacts {
  readonly flowId: string;
  readonly facts: readonly Fact[];
  /** In order. Facts before the first link are from before there was a chain. */
  readonly chain: readonly ChainLink[];
}
