import type { Symbology } from '../../codes/reading.js';
import type { DetectedCode } from '../../ports/barcode-reader.js';
import type { DecoderRung } from '../../ports/diagnostics.js';
import type { Sight } from './decode-picture.js';
import type * as MoreFormats from './more/more-formats.js';

export type LoadMore = () => Promise<typeof MoreFormats>;

/** The symbologies of the part. */
const MORE: readonly Symbology[] = ['pdf-417', 'gs1-databar'];

/** Reads formats that few labels carry by a part that is loaded where bars are seen that nothing else reads. */
export class MoreDecoder {
  readonly #load: LoadMore;
  readonly #isAsked: (symbology: Symbology) => boolean;
  #loading: Promise<void> | undefined;
  #loaded: typeof MoreFormats | undefined;
  #rung: DecoderRung | undefined;

  constructor(load: LoadMore, isAsked: (symbology: Symbology) => boolean) {
    this.#load = load;
    this.#isAsked = isAsked;
  }

  /** Undefined until the part was asked for and has come, or not. */
  get rung(): DecoderRung | undefined {
    return this.#rung;
  }

  /** @param isPatient waits for the part; a frame of a film does not, because others come after it */
  async decode({ picture, unread }: Sight, isPatient: boolean): Promise<DetectedCode[]> {
    const strips = [...new Set(unread.map(({ strip }) => strip))];
    if (strips.length === 0 || !MORE.some(this.#isAsked)) return [];
    this.#loading ??= this.#open();
    if (isPatient) await this.#loading;
    return this.#loaded?.readMore(picture, strips, this.#isAsked) ?? [];
  }

  /** Never fails: without the part the other formats are still read. */
  async #open(): Promise<void> {
    this.#loaded = await this.#load().catch(() => undefined);
    const isUsed = this.#loaded !== undefined;
    this.#rung = { name: 'more-formats', isUsed, reason: isUsed ? 'always' : 'failed' };
  }
}
