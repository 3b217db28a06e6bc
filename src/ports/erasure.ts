import type { ErasedName } from '../domain/model/erased-name.js';

/** A flow whose facts are not kept any more. Its id is never given again. */
export interface ErasedFlow {
  readonly flowId: string;
  /** `delivered`: it was kept for as long as it had to be. `asked`: the host asked for it. */
  readonly why: 'delivered' | 'asked';
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  /** How many facts it had. */
  readonly facts: number;
  /** The hash of its last group of facts. Absent where it had no chain, or an older version erased it. */
  readonly head?: string;
  /**
   * The heads in the chain that its completions named, oldest first: each event file that came of it has one of these
   * as its `journalHead`. Absent where there is none.
   */
  readonly journalHeads?: readonly string[];
  /** Of a batch of a closed count, of which no further batch begins. */
  readonly closedCountId?: string;
  /** Which receipt of its document it was, where the rest was still to come. */
  readonly receipt?: number;
}

/** A person whose name was erased here. */
export interface ErasedUser extends ErasedName {
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  /** Flows whose second copy may still have the name: another tab has a log of its own. */
  readonly flowIds: readonly string[];
}

/** What may be erased: a flow that was asked for, or flows that were delivered before a time. */
export type Erasable = { readonly flowId: string } | { readonly deliveredBeforeMs: number };
