/** A module that is the same in every symbol of a size, by column and row; `1` is dark, `-1` light. */
export interface KnownModule {
  readonly column: number;
  readonly row: number;
  readonly shade: 1 | -1;
}

/** Known modules that lie together, so that the same light falls on them. */
export type Pattern = readonly KnownModule[];
