import { barcodePicture, contextOf, scene } from './barcode-picture.js';

/** A label as a camera sees it, 1280 x 720. */
export function sharpLabel(): HTMLCanvasElement {
  const picture = barcodePicture('code128', 'LKJ3D2HYE2NW', { scale: 3, height: 30 });
  return scene({ picture, x: (1280 - picture.width) >> 1, y: (720 - picture.height) >> 1 });
}

/** The same from so far that a module is about a pixel wide. */
export function farLabel(): HTMLCanvasElement {
  const picture = barcodePicture('code128', 'LKJ3D2HYE2NWLKJ3D2HYE2NWLKJ3D2HYE2NW', { scale: 1, height: 60 });
  return scene({ picture, x: (1280 - picture.width) >> 1, y: (720 - picture.height) >> 1 });
}

/** The same out of focus: every pixel is the mean of those around it. */
export function blurredLabel(): HTMLCanvasElement {
  const stage = sharpLabel();
  const context = contextOf(stage);
  const copy = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
  for (let shift = 1; shift <= 8; shift++) {
    contextOf(copy).drawImage(stage, 0, 0);
    context.globalAlpha = 0.5;
    context.drawImage(copy, shift % 2 === 0 ? shift : -shift, 0);
  }
  context.globalAlpha = 1;
  return stage;
}

export function darkness(): HTMLCanvasElement {
  const stage = scene();
  const context = contextOf(stage);
  context.fillStyle = '#1a1a1a';
  context.fillRect(0, 0, 1280, 720);
  return stage;
}

export function grayCard(): HTMLCanvasElement {
  return scene();
}
