import { toGray, type GrayPicture } from './gray-picture.js';

type Canvas = OffscreenCanvas | HTMLCanvasElement;

/**
 * Takes the pixels out of bitmaps. Canvas and buffer are used again for every frame: a new one each time exhausts iOS's
 * canvas memory.
 */
export class FrameGrabber {
  #canvas: Canvas | undefined;
  #gray: Uint8ClampedArray | undefined;

  /**
   * The picture in gray, valid until the next call; the bitmap is closed.
   * @param shrink how many pixels become one, along each side
   */
  grab(picture: ImageBitmap, shrink = 1): GrayPicture {
    const [width, height] = [Math.ceil(picture.width / shrink), Math.ceil(picture.height / shrink)];
    const canvas = (this.#canvas ??= createCanvas());
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const context = contextOf(canvas);
    context.drawImage(picture, 0, 0, width, height);
    picture.close();
    const gray = toGray(context.getImageData(0, 0, width, height), this.#gray);
    this.#gray = new Uint8ClampedArray(gray.data.buffer);
    return gray;
  }

  /** Gives the canvas memory back at once instead of waiting for the garbage collector. */
  release(): void {
    if (this.#canvas) this.#canvas.width = this.#canvas.height = 0;
    this.#canvas = undefined;
    this.#gray = undefined;
  }
}

function createCanvas(): Canvas {
  return typeof OffscreenCanvas === 'undefined' ? document.createElement('canvas') : new OffscreenCanvas(1, 1);
}

function contextOf(canvas: Canvas): CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D {
  // Two calls, because the two canvases' overloads cannot be called as a union.
  const context =
    typeof OffscreenCanvas !== 'undefined' && canvas instanceof OffscreenCanvas
      ? canvas.getContext('2d', { willReadFrequently: true })
      : canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('No 2D canvas: its memory is used up');
  return context;
}
