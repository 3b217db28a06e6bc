/** One stored group of a flow's facts, as the log keeps it. */
export interface LogLine {
  readonly flowId: string;
  /** Position of the group's first fact in the flow's journal. */
  readonly seq: number;
  /** Facts in the group. */
  readonly count: number;
  /** The group's hash; absent in groups from before there was a chain. */
  readonly hash?: string | undefined;
  /** The group itself, as JSON that only the store reads. */
  readonly text: string;
}

/** The position of a line that is no group, but notes what was erased; its `flowId` is the key of the note. */
export const NOTE_SEQ = -1;

/** How many facts of a flow the log holds without a gap from the first one on. */
export type Heads = Readonly<Record<string, number>>;

export interface OpenedLog {
  readonly heads: Heads;
  /** The hashes of the groups that end there. */
  readonly hashes?: Readonly<Record<string, string | undefined>>;
  /**
   * Flows to be compared group by group: they have several groups at one place, or one that is whole by its length, but
   * not by its checksum, because somebody has written in the file.
   */
  readonly damaged?: readonly string[];
  /** What was erased, as JSON by its key. A worker of an earlier version has none. */
  readonly notes?: Readonly<Record<string, string>>;
  /** Another tab has a log open: what this one lacks may be in that one. */
  readonly isShared: boolean;
}

/** What the store asks of the log's worker. */
export interface LogCalls {
  /** Answered as soon as the worker runs. */
  hello(): void;
  /**
   * Opens the log, or opens it once more. Fails where the platform has no synchronous file access.
   * @param isReader Whether files of other tabs are read only, also those that are in use. Else those that are free are
   * taken over, and those that are in use are left alone
   */
  open(folder: string, isReader: boolean): OpenedLog;
  append(lines: readonly LogLine[]): void;
  /** What all logs hold together, those of open tabs as well. A worker of an earlier version cannot say. */
  headsOfAll(): Heads;
  /** The texts of all groups of a flow in order, also of those after a gap. */
  read(flowId: string): readonly string[];
  /** Rewrites everything into one file with these lines in place of these flows, if there is something to gain. */
  compact(without: readonly string[], lines: readonly LogLine[]): void;
}

export type LogRequest = {
  [Name in keyof LogCalls]: { readonly id: number; readonly name: Name; readonly args: Parameters<LogCalls[Name]> };
}[keyof LogCalls];

export type LogAnswer = { readonly id: number } & ({ readonly value: unknown } | { readonly error: string });
