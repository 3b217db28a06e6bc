/** A flow whose facts are not kept any more. Its id is never given again. */
export interface ErasedFlow {
  readonly flowId: string;
  /** `delivered`: it was kept for as long as it had to be. `asked`: the host asked for it. */
  readonly why: 'delivered' | 'asked';
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  /** How many facts it had. */
  readonly facts: number;
  /** Of a batch of a closed count, of which no further batch begins. */
  readonly closedCountId?: string;
}

/** What may be erased: a flow that was asked for, or flows that were delivered before a time. */
export type Erasable = { readonly flowId: string } | { readonly deliveredBeforeMs: number };
