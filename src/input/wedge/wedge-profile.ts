/**
 * The figures by which typed characters are taken for a scan. Times in milliseconds. The defaults hold for every
 * scanner whose timing was found published: 1 ms (Datalogic) to 80-100 ms a character (Zebra), steady or in Bluetooth
 * chunks.
 */
export interface WedgeProfile {
  /** Shortest scan with a terminator (Enter, Tab), in characters. */
  readonly minTerminated: number;
  /** Shortest scan that idleness ends, and shortest chunked or slow one. */
  readonly minChars: number;
  /** Longest scan; what is longer is dropped whole. */
  readonly maxChars: number;
  /** `required`: only what ends with Enter or Tab is a scan. Safest, where the scanners are set so. */
  readonly terminator: 'optional' | 'required';
  /** Mean gap of a scan by any rule; faster than people type. */
  readonly fastMs: number;
  /** Share of gaps within `fastMs` that makes a chunked delivery a scan, and its longest gap. */
  readonly fastShare: number;
  readonly chunkMs: number;
  /** Mean gap of a terminated scan while nothing takes text. */
  readonly armedMs: number;
  /** Mean gap of a slow but regular scan, and its largest coefficient of variation. */
  readonly slowMs: number;
  readonly slowVariation: number;
  /** Shortest idle time that ends a burst: nothing takes text, or a field that allows scans does. And the longest. */
  readonly holdMs: number;
  readonly fieldHoldMs: number;
  readonly longestHoldMs: number;
  /** Idle time for structures that are known to be incomplete. */
  readonly incompleteHoldMs: number;
  /** Latest terminator after the last character. */
  readonly terminatorMs: number;
  /** Longest stall within a scan, by the times of its keys: nothing takes text, or a field that allows scans does. */
  readonly stallMs: number;
  readonly fieldStallMs: number;
  /** A shorter stall is joined without a doubt, if the suffix follows. No rest of a lost scan was ever seen to fit. */
  readonly silentJoinMs: number;
  /** How long after a scan another Enter, Tab or Down is swallowed. */
  readonly swallowMs: number;
  /** A gap that may divide typed characters from a scan after them; slower than this mean is typed. */
  readonly leadInMs: number;
  readonly typedMs: number;
  /** A scan that begins this long after listening did, or after the focus came back, surely has its beginning. */
  readonly unheardMs: number;
  /** What this scanner types before each code, such as `*`. It is taken off, and a scan without it is cut off. */
  readonly prefix: string;
  /**
   * What this scanner types after each code: characters, which are taken off, and without which a scan is cut off; or
   * `none`: nothing, not even Enter or Tab, so that the first pause ends a scan. Empty: it is learned.
   */
  readonly suffix: string;
  /** Names of keys that this scanner types for the separator GS, such as `F8`. */
  readonly gsKeys: readonly string[];
  /**
   * `page`: scanner and page have the same keyboard layout. `us`: the scanner types as on a US keyboard, whatever the
   * page's layout. `auto`: the page's layout, unless an AIM identifier proves `us`; differences are flagged on the
   * reading.
   */
  readonly layout: 'auto' | 'page' | 'us';
}

export const standardProfile: WedgeProfile = {
  minTerminated: 4,
  minChars: 6,
  maxChars: 4096,
  terminator: 'optional',
  fastMs: 35,
  fastShare: 0.6,
  chunkMs: 300,
  armedMs: 60,
  slowMs: 120,
  slowVariation: 0.15,
  holdMs: 200,
  fieldHoldMs: 90,
  longestHoldMs: 300,
  incompleteHoldMs: 1000,
  terminatorMs: 250,
  stallMs: 1750,
  fieldStallMs: 600,
  silentJoinMs: 300,
  swallowMs: 60,
  leadInMs: 90,
  typedMs: 50,
  unheardMs: 120,
  prefix: '',
  suffix: '',
  gsKeys: [],
  layout: 'auto',
};

/** Android handhelds, whose keyboard driver delivers long codes in pieces, seconds apart. */
export const handheldProfile: WedgeProfile = { ...standardProfile, incompleteHoldMs: 15_000 };
