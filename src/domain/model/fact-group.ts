import type { Fact } from './fact.js';

/** The facts of a flow that were stored together, and the hash that chains them to those before. */
export interface FactGroup {
  /** Position of the first fact in the flow's journal. */
  readonly seq: number;
  readonly facts: readonly Fact[];
  /** SHA-256 in lower-case hex: see `hashOf`. Absent in journals from before there was a chain. */
  readonly hash?: string;
}

/** Where a group begins, and its hash. */
export type ChainLink = Required<Pick<FactGroup, 'seq' | 'hash'>>;

/** Facts of one flow in a flat list, with the links of their chain: a group goes up to where the next one begins. */
export interface ChainedFacts {
  readonly flowId: string;
  readonly facts: readonly Fact[];
  /** In order. Facts before the first link are from before there was a chain. */
  readonly chain: readonly ChainLink[];
}
