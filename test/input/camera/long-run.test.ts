import { expect } from '@open-wc/testing';
import type { Frame } from '../../../src/input/camera/frame.js';
import { FrameReader } from '../../../src/input/camera/frame-reader.js';
import { Look } from '../../../src/input/camera/look.js';
import type { BarcodeReader, DetectedCode } from '../../../src/ports/barcode-reader.js';
import type { SeenCode } from '../../../src/ports/camera.js';

const MINUTES = 30;
const FRAME_MS = 100;
/** Every label is in view for so many frames, and then nothing for as many. */
const FRAMES_A_LABEL = 20;
const CODES_A_LABEL = 4;

/** Frames that somebody still holds. */
let open = 0;

function frame(): Frame {
  open++;
  const size = { width: 1280, height: 720 };
  return { picture: { ...size, close: () => open-- }, part: { left: 0, top: 0, ...size }, ...size };
}

/** A label after the other, each with codes of its own; breaks now and then, as workers do. */
class LabelReader implements BarcodeReader {
  isOpen = true;
  readonly #frameNumber: () => number;

  constructor(frameNumber: () => number) {
    this.#frameNumber = frameNumber;
  }

  detect(picture: ImageBitmap): Promise<readonly DetectedCode[]> {
    picture.close();
    const at = this.#frameNumber();
    if (at % 5_000 === 4_999) return Promise.reject(new Error('broken'));
    const label = Math.floor(at / FRAMES_A_LABEL);
    if (label % 2 === 1) return Promise.resolve([]);
    const symbols = Array.from({ length: CODES_A_LABEL }, (_, code): DetectedCode => ({
      text: `L${label}-${code}`,
      symbology: 'code-128',
      corners: [],
    }));
    return Promise.resolve(symbols);
  }

  close(): void {
    this.isOpen = false;
  }
}

describe('half an hour of scanning', () => {
  it('delivers every label once, keeps no frame, no code and no decoder', async () => {
    let nowMs = 0;
    let ids = 0;
    let delivered = 0;
    let codes: readonly SeenCode[] = [];
    let mostCodes = 0;
    let number = 0;
    const readers: LabelReader[] = [];
    const clock = { now: () => nowMs, newId: () => String(++ids) };
    const look = new Look({
      clock,
      onReading: ({ id }) => {
        delivered++;
        look.settled(id);
      },
      onCodes: next => {
        codes = next;
        mostCodes = Math.max(mostCodes, next.length);
      },
    });
    look.expect(seen => seen.map(({ text }) => (text.endsWith('-0') ? 'sure' : 'spent')));
    const frames = new FrameReader({
      clock,
      openReader: () => {
        readers.push(new LabelReader(() => number));
        return Promise.resolve(readers.at(-1) as LabelReader);
      },
      unwanted: () => look.unwanted,
      onFrame: () => undefined,
      onShot: shot => look.see(shot),
      onFailure: error => expect.fail(String(error)),
    });
    const { signal } = new AbortController();
    const total = (MINUTES * 60_000) / FRAME_MS;
    for (; number < total; number++) {
      nowMs += FRAME_MS;
      await frames.read(frame(), signal);
    }
    frames.close();
    await Promise.resolve();

    expect(delivered).to.equal(total / FRAMES_A_LABEL / 2);
    expect(open, 'frames that are still open').to.equal(0);
    expect(codes, 'codes that are still in view').to.deep.equal([]);
    expect(mostCodes, 'codes of more than one label at once').to.equal(CODES_A_LABEL);
    expect(
      readers.filter(({ isOpen }) => isOpen),
      'decoders that are still open',
    ).to.deep.equal([]);
  });
});
