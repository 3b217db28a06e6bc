/** Where a reading came from. */
export const READING_SOURCES = ['camera', 'wedge', 'bridge', 'manual', 'rfid'] as const;
export type ReadingSource = (typeof READING_SOURCES)[number];

/** The symbologies that the input room can name; anything else stays `undefined` and is judged by its text alone. */
export const SYMBOLOGIES = [
  'code-128',
  'code-39',
  'code-93',
  'codabar',
  'itf',
  'ean-13',
  'ean-8',
  'upc-a',
  'upc-e',
  'data-matrix',
  'qr-code',
  'pdf-417',
  'aztec',
  'gs1-databar',
] as const;
export type Symbology = (typeof SYMBOLOGIES)[number];

/**
 * Why a reading may not be what its text says. `fragment`: it begins or ends where nobody heard it. `hole`: a key
 * inside it gave no character. `continued`: it may be a part of a longer code, or two codes in one. `open-end`: nothing
 * said that it was complete. `typed`: a person may have typed it. `edge`: a key that no scanner is known to send came
 * just before it. `layout`: its keys say another text than its characters.
 */
export const DOUBTS = ['fragment', 'hole', 'continued', 'open-end', 'typed', 'edge', 'layout'] as const;
export type Doubt = (typeof DOUBTS)[number];

/** One raw decode, exactly as a device gave it. Nothing is trimmed, mapped or guessed here. */
export interface Reading {
  /**
   * Idempotency key: a device that delivers the same scan again delivers the same id. Sources whose devices give no id
   * count up behind a UUID of the page, because ids that count up take the least room.
   */
  readonly id: string;
  readonly text: string;
  /** The symbol's bytes where the device gives them (camera, bridge). */
  readonly bytes?: Uint8Array | undefined;
  readonly symbology?: Symbology | undefined;
  /** AIM symbology identifier such as `]C1`, where the device gives it beside the text. */
  readonly aim?: string | undefined;
  readonly source: ReadingSource;
  /** When it was read, in milliseconds since the epoch, by the device's or the page's clock. */
  readonly atMs: number;
  /** Ties the codes of one label or one shot together. */
  readonly group?: string | undefined;
  /** The scanner's name, opaque. */
  readonly device?: string | undefined;
  /**
   * A hint of doubt from the input room, such as `layout-mismatch` (the host's keyboard layout differs from the
   * scanner's) or `cut-off` (its beginning may be missing).
   */
  readonly doubt?: string | undefined;
  /** Why it may not be what its text says. */
  readonly doubts?: readonly Doubt[] | undefined;
  /** What else it may be, such as the whole with what came just before it, or its parts as codes of their own. */
  readonly candidates?: readonly string[] | undefined;
  /** The id of an earlier reading of which this one is the whole: its rest came after it was given out. */
  readonly replaces?: string | undefined;
  /** With doubt `layout-mismatch`: what the same keys say on a US keyboard. */
  readonly usText?: string | undefined;
}
