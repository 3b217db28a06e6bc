// What the pages of the benches offer to the scripts that drive them.
interface Window {
  engineNames(): string[];
  /** Resolves to why an engine could not be opened, by its name. */
  openEngines(names: string[]): Promise<Record<string, string>>;
  /** Resolves to what each engine read, and how long it took, in milliseconds. */
  readPicture(url: string, turn: number, frame?: object): Promise<Record<string, { texts: string[]; ms: number }>>;
  /** As `readPicture`, of a film of the one picture, until something else than `unwanted` is read. */
  seekInPicture(
    url: string,
    turn: number,
    unwanted: string[],
  ): Promise<Record<string, { texts: string[]; ms: number }>>;
  driverNames(): string[];
  /** Resolves to how long groups took with the chain and without it, in milliseconds, turn by turn. */
  chainTurns(size: number, forMs: number): Promise<{ chained: number; plain: number }[]>;
  names: string[];
  measure(name: string, ...given: unknown[]): Promise<unknown>;
  scanToPaint(lines: number): Promise<unknown>;
  runs: Record<string, (...given: number[]) => Promise<unknown>>;
  /** Resolves to the size of the snapshot in bytes, and to how many facts follow it. */
  prepare(): Promise<{ bytes: number; tail: number }>;
  duplicates(): Promise<string>;
}
