/**
 * Where a reading came from; `tapped` is none by a device: the associate has said that a listed unit is there, which
 * cannot be scanned.
 */
export const READING_SOURCES = ['camera', 'wedge', 'bridge', 'manual', 'rfid', 'tapped'] as const;
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

/** Why a reading may not be what its text says, as far as its device can tell. */
export const READING_DOUBTS = [
  /** It begins or ends where nobody heard it. */
  'fragment',
  /** A key inside it gave no character. */
  'hole',
  /** It may be a part of a longer code, or two codes in one: `candidates` are what else it may be. */
  'continued',
  /** Nothing said that it was complete. */
  'open-end',
  /** A person may have typed it. */
  'typed',
  /** A key that no scanner is known to send came just before it. */
  'edge',
  /** Its keys say another text on a US keyboard, which is what scanners type on: see `usText`. */
  'layout',
  /** It is from a single picture, so that no second one could confirm it. */
  'single-picture',
] as const;
export type ReadingDoubt = (typeof READING_DOUBTS)[number];

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
  /** Why it may not be what its text says. */
  readonly doubts?: readonly ReadingDoubt[] | undefined;
  /** What else it may be, such as the whole with what came just before it, or its parts as codes of their own. */
  readonly candidates?: readonly string[] | undefined;
  /** The id of an earlier reading of which this one is the whole: its rest came after it was given out. */
  readonly replaces?: string | undefined;
  /**
   * The id of an earlier reading that this one may be the rest of, or the whole of. That one counts on only if somebody
   * stands for it.
   */
  readonly continues?: string | undefined;
  /** With doubt `layout`: what the same keys say on a US keyboard. */
  readonly usText?: string | undefined;
}
