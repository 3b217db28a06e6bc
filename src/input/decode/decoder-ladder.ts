import type { Symbology } from '../../codes/reading.js';
import type { DetectedCode } from '../../ports/barcode-reader.js';
import type { DecoderRung } from '../../ports/diagnostics.js';
import { PictureDecoder, type Sight } from './decode-picture.js';
import type { FilmMemory } from './film-memory.js';
import type { GrayPicture } from './gray-picture.js';
import { cutOut, placed } from './matrix-crop.js';
import { MoreDecoder, type LoadMore } from './more-decoder.js';
import { PlatformDecoder } from './platform-decoder.js';
import { surest } from './surest.js';
import { TRIES, type Try } from './tries.js';
import { wasmPolicy, type PolicySource } from './wasm-policy.js';

/** Brings the bytes of `zxing_reader.wasm`; called only where they are used. */
export type WasmBinary = () => Promise<ArrayBuffer>;

/** zxing-cpp, as the host serves it or hands it over. */
export interface WasmSource {
  readonly file: string | WasmBinary;
  /** Where the policy that decides is to be read. */
  readonly policy: PolicySource;
}

/** What is to be read. */
export interface Wanted {
  /** Default: all that can be read. */
  readonly formats?: readonly Symbology[] | undefined;
  /** Brings the part that reads PDF417 and GS1 DataBar; absent: it is not there. */
  readonly loadMore?: LoadMore | undefined;
}

/** How much is done with a picture. */
export interface DecodeOptions {
  /** Asked for once the picture was looked at: what is tried then, in turn, while nothing is read. Default: all. */
  readonly tries?: () => Iterable<Try>;
  /** If the picture is a frame: what those before it showed. */
  readonly film?: FilmMemory;
  /** Texts that do not count as read: beside them the search goes on. Default: none. */
  readonly unwanted?: readonly string[] | 'all';
}

/** A decoder for what our own readers could not read. */
interface Helper {
  decode(picture: GrayPicture): Promise<readonly DetectedCode[]>;
}

interface Opened {
  readonly rungs: readonly DecoderRung[];
  readonly helper?: Helper;
}

/** Light around a region that the helper is shown by itself, as a share of its side; one after the other. */
const MARGINS = [0.25, 0.05];

const OWN: DecoderRung = { name: 'serialkit', isUsed: true, reason: 'always' };

/**
 * Our own reading first: it is the fastest, and wrong the least. What it cannot read is tried by one helper: the
 * platform's detector where that knows the formats, else zxing-cpp where the host gives it and the policy allows it.
 */
export class DecoderLadder {
  readonly #own = new PictureDecoder();
  readonly #opened: Promise<void>;
  #rungs: readonly DecoderRung[] = [OWN];
  #helper: Helper | undefined;
  readonly #more: MoreDecoder | undefined;
  readonly #isAsked: (symbology: Symbology | undefined) => boolean;

  constructor(wasm?: WasmSource, { formats, loadMore }: Wanted = {}) {
    this.#isAsked = symbology => !formats || formats.some(format => format === symbology);
    this.#more = loadMore && new MoreDecoder(loadMore, this.#isAsked);
    this.#opened = openHelper(wasm).then(({ rungs, helper }) => {
      this.#rungs = [OWN, ...rungs];
      this.#helper = helper;
    });
  }

  /** The rungs; it is a new list whenever something has changed. */
  get rungs(): readonly DecoderRung[] {
    const more = this.#more?.rung;
    if (more && !this.#rungs.includes(more))
      this.#rungs = [OWN, more, ...this.#rungs.filter(({ name }) => name !== OWN.name && name !== more.name)];
    return this.#rungs;
  }

  /**
   * Every symbol that could be read; the picture's buffer is only read. Never fails because of a helper: without it our
   * own readers still read.
   */
  async decode(
    picture: GrayPicture,
    { tries = everything, film, unwanted = [] }: DecodeOptions = {},
  ): Promise<readonly DetectedCode[]> {
    const sight = this.#own.look(picture);
    const own = [...sight.symbols];
    const helped: DetectedCode[] = [];
    const isFound = (): boolean =>
      unwanted !== 'all' &&
      [...own, ...helped].some(({ text, symbology }) => this.#isAsked(symbology) && !unwanted.includes(text));
    const again = tries();
    for (const one of isFound() ? [] : again) {
      if (one === 'helper') helped.push(...(await this.#askBeside(sight, own)), ...(await this.#askMore(sight, !film)));
      else own.push(...this.#own.lookAgain(sight, one, film));
      if (isFound()) break;
    }
    const agreed = film?.agree(picture, own, sight.likely) ?? [];
    return surest([...own, ...agreed, ...helped]).filter(({ symbology }) => this.#isAsked(symbology));
  }

  /**
   * Asks the helper. What it finds only alone in a picture, as MaxiCode, it is shown by itself where other codes are in
   * view.
   */
  async #askBeside({ picture, regions }: Sight, known: readonly DetectedCode[]): Promise<readonly DetectedCode[]> {
    const whole = await this.#ask(picture);
    const isNew = surest([...known, ...whole]).length > known.length;
    if (known.length === 0 || isNew) return whole;
    const found = [...whole];
    for (const region of regions) {
      for (const margin of MARGINS) {
        const crop = cutOut(picture, region, margin);
        const alone = await this.#ask(crop.picture);
        found.push(...alone.map(symbol => ({ ...symbol, corners: placed(crop, symbol.corners) })));
        if (alone.length > 0) break;
      }
    }
    return found;
  }

  /** Asks for the formats that zxing-cpp would read, where that is not used. */
  async #askMore(sight: Sight, isPatient: boolean): Promise<readonly DetectedCode[]> {
    const isHelped = this.#rungs.some(({ name, isUsed }) => name === 'zxing-wasm' && isUsed);
    return isHelped ? [] : ((await this.#more?.decode(sight, isPatient)) ?? []);
  }

  async #ask(picture: GrayPicture): Promise<readonly DetectedCode[]> {
    await this.#opened;
    try {
      return (await this.#helper?.decode(picture)) ?? [];
    } catch {
      this.#helper = undefined;
      this.#rungs = this.#rungs.map(rung =>
        rung.isUsed && rung.name !== OWN.name ? { ...rung, isUsed: false, reason: 'failed' } : rung,
      );
      return [];
    }
  }
}

const everything = (): Iterable<Try> => TRIES;

async function openHelper(wasm: WasmSource | undefined): Promise<Opened> {
  const platform = await PlatformDecoder.open();
  const isPlatform = platform instanceof PlatformDecoder;
  const first: DecoderRung = {
    name: 'barcode-detector',
    isUsed: isPlatform,
    reason: isPlatform ? 'knows-the-formats' : platform,
  };
  const rungs = (reason: DecoderRung['reason']): DecoderRung[] => [
    first,
    { name: 'zxing-wasm', isUsed: reason === 'allowed', reason },
  ];
  if (isPlatform) return { rungs: rungs('better-rung'), helper: platform };
  if (!wasm) return { rungs: rungs('not-served') };
  const policy = await wasmPolicy(wasm.policy, typeof wasm.file === 'string' ? wasm.file : undefined);
  if (policy !== 'allowed') return { rungs: rungs(policy) };
  try {
    return { rungs: rungs(policy), helper: await openWasm(wasm.file) };
  } catch {
    return { rungs: rungs('failed') };
  }
}

/** Loaded only where it is used. */
async function openWasm(file: WasmSource['file']): Promise<Helper> {
  const { WasmDecoder } = await import('./wasm-decoder.js');
  return new WasmDecoder(typeof file === 'string' ? file : await file());
}
