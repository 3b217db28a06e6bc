import bwipjs from 'bwip-js/browser';

/** A printed symbol on white paper. `bcid` and `text` as bwip-js names them. */
export function barcodePicture(bcid: string, text: string, options: Record<string, unknown> = {}): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  bwipjs.toCanvas(canvas, {
    bcid,
    text,
    scale: 3,
    backgroundcolor: 'ffffff',
    paddingwidth: 12,
    paddingheight: 8,
    ...options,
  });
  return canvas;
}

/** Pictures side by side or below each other on gray card, as a camera of 1280 x 720 sees a label. */
export function scene(...placed: readonly { picture: CanvasImageSource; x: number; y: number }[]): HTMLCanvasElement {
  const stage = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
  const context = contextOf(stage);
  context.fillStyle = '#d4d4d4';
  context.fillRect(0, 0, stage.width, stage.height);
  for (const { picture, x, y } of placed) context.drawImage(picture, x, y);
  return stage;
}

/**
 * A picture on a round housing with an upright axis, turned away by an angle; `arc` is the angle that it takes. In
 * radians.
 */
export function bent(picture: HTMLCanvasElement, arc: number, away: number): HTMLCanvasElement {
  const { width, height } = picture;
  const radius = width / arc;
  const left = Math.sin(away - arc / 2);
  const seen = Math.floor(radius * (Math.sin(away + arc / 2) - left));
  const stage = Object.assign(document.createElement('canvas'), { width: seen, height });
  const context = contextOf(stage);
  const columnAt = (x: number): number => (Math.asin(left + x / radius) - away + arc / 2) * radius;
  for (let x = 0; x < seen; x++)
    context.drawImage(picture, columnAt(x), 0, columnAt(x + 1) - columnAt(x), height, x, 0, 1, height);
  return stage;
}

export function pixelsOf(canvas: HTMLCanvasElement): ImageData {
  return contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height);
}

export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('No 2D canvas');
  return context;
}
