import type { SeenCode } from '../../src/ports/camera.js';
import { barcodePicture, contextOf } from './barcode-picture.js';

const CODES = [
  { id: 'upc', bcid: 'ean13', text: '4077005688010', name: '', x: 900, y: 330 },
  { id: 'imei', bcid: 'code128', text: '350589290214590', name: 'IMEI1', x: 330, y: 300 },
  { id: 'imei2', bcid: 'code128', text: '357499375260703', name: 'IMEI2', x: 330, y: 410 },
  { id: 'serial', bcid: 'code128', text: 'LKJ3D2HYE2NW', name: 'S/N', x: 330, y: 520 },
] as const;
const HEIGHT = 46;

type CodeId = (typeof CODES)[number]['id'];

/** The label of a phone box on gray card, as a camera of 1280 x 720 sees it. */
export function labelPicture(): HTMLCanvasElement {
  const stage = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
  const context = contextOf(stage);
  context.fillStyle = '#8b8f96';
  context.fillRect(0, 0, 1280, 720);
  context.fillStyle = '#fff';
  context.fillRect(280, 180, 860, 420);
  context.fillStyle = '#111';
  context.font = '700 30px sans-serif';
  context.fillText('Phone 15, 128 GB, midnight', 330, 240);
  context.font = '20px sans-serif';
  for (const { bcid, text, name, x, y } of CODES) {
    const picture = barcodePicture(bcid, text, { scale: 2, height: 8, backgroundcolor: 'ffffff' });
    if (name) context.fillText(`${name} ${text}`, x, y - 12);
    context.drawImage(picture, x - 24, y - 4, picture.width, HEIGHT + 8);
  }
  return stage;
}

/** The codes of the label as a camera sees them. */
export function labelCodes(states: Readonly<Partial<Record<CodeId, SeenCode['state']>>>): readonly SeenCode[] {
  return CODES.filter(({ id }) => states[id]).map(({ id, text, bcid, x, y }) => {
    const [left, right, top, bottom] = [x, x + (bcid === 'ean13' ? 190 : 290), y, y + HEIGHT];
    const corners = [
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
    ] as const;
    return {
      id,
      text,
      state: states[id] ?? 'other',
      outline: corners.map(([cornerX, cornerY]) => ({ x: cornerX / 1280, y: cornerY / 720 })),
    };
  });
}
