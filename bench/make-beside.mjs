// npm run make:beside -- DIR [pictures of each kind]
// Draws symbols that are hard to read, each alone and beside a sharp EAN-13, with a manifest for
// `npm run bench:decode -- DIR --beside`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import bwipjs from 'bwip-js/node';
import { PNG } from 'pngjs';

const [folder, count = '8'] = process.argv.slice(2);
if (!folder) throw new Error('Which folder? npm run make:beside -- DIR');

const [WIDTH, HEIGHT, PAPER] = [1280, 640, 222];
const INVERTED = { barcolor: 'ffffff', backgroundcolor: '181818', padding: 6 };

/**
 * What is drawn: a symbology of bwip-js with its options, what stands around the serial, and how it is read; `blur` in
 * pixels, out of focus.
 * @typedef {{ bcid: string, scale: number, head?: string, tail?: string, value?: string, gtin?: boolean,
 *   digits?: boolean, frame?: string[], blur?: number, [option: string]: unknown }} Kind
 */

/** @type {Readonly<Record<string, Kind>>} */
const KINDS = {
  'inverted Data Matrix': { bcid: 'datamatrix', scale: 3, ...INVERTED },
  'inverted QR Code': { bcid: 'qrcode', scale: 3, ...INVERTED },
  'dotted Data Matrix': { bcid: 'datamatrix', scale: 3, dotty: true },
  'Data Matrix with ECI': { bcid: 'datamatrix', scale: 3, parsefnc: true, head: '^ECI000026' },
  'QR Code with ECI': { bcid: 'qrcode', scale: 3, parsefnc: true, head: '^ECI000026' },
  DMRE: { bcid: 'datamatrixrectangularextension', scale: 4 },
  PDF417: { bcid: 'pdf417', scale: 2 },
  MicroPDF417: { bcid: 'micropdf417', scale: 3 },
  Aztec: { bcid: 'azteccode', scale: 3 },
  'Micro QR Code': { bcid: 'microqrcode', scale: 4, digits: true },
  rMQR: { bcid: 'rectangularmicroqrcode', scale: 4, version: 'R11x59' },
  MaxiCode: { bcid: 'maxicode', scale: 3, mode: 4 },
  DotCode: { bcid: 'dotcode', scale: 4 },
  'Code 93': { bcid: 'code93', scale: 2, height: 12, includecheck: true },
  Codabar: { bcid: 'rationalizedCodabar', scale: 2, height: 12, digits: true, frame: ['A', 'B'] },
  'Code 39 with signs': { bcid: 'code39', scale: 2, height: 12, tail: '/F$1' },
  'DataBar Omnidirectional': { bcid: 'databaromni', scale: 3, gtin: true },
  'DataBar Limited': { bcid: 'databarlimited', scale: 3, gtin: true },
  'DataBar Expanded': {
    bcid: 'databarexpanded',
    scale: 2,
    head: '(01)09506000134352(21)',
    value: '010950600013435221',
  },
  'DataBar Expanded Stacked': {
    bcid: 'databarexpandedstacked',
    scale: 3,
    head: '(01)09506000134352(21)',
    value: '010950600013435221',
  },
  'blurred Code 128': { bcid: 'code128', scale: 3, height: 14, blur: 2.1 },
};

let seed = 1;
const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
const digits = length => Array.from({ length }, () => Math.floor(random() * 10)).join('');
const withCheck = text => {
  const sum = [...text].reverse().reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return `${text}${(10 - (sum % 10)) % 10}`;
};

mkdirSync(join(folder, 'pictures'), { recursive: true });
const images = [];
for (const [kind, options] of Object.entries(KINDS)) {
  for (let turn = 0; turn < Number(count); turn++) {
    const { picture, text } = await draw(options);
    const ean = withCheck(`40${digits(10)}`);
    const easy = await symbol({ bcid: 'ean13', text: ean, scale: 3, height: 14, includetext: true });
    const place = { x: 720 + Math.floor(random() * 60), y: 180 + Math.floor(random() * 80) };
    for (const isBeside of [false, true]) {
      const id = `${kind} ${turn} ${isBeside ? 'beside' : 'alone'}`;
      const file = `pictures/${id.toLowerCase().replaceAll(' ', '-')}.png`;
      const sheet = paper();
      put(sheet, picture, place);
      if (isBeside) put(sheet, easy, { x: 160, y: 200 });
      writeFileSync(join(folder, file), toPng(photographed(sheet)));
      images.push({ id, file, format: kind, text, ...(isBeside && { also: [{ format: 'ean_13', text: ean }] }) });
    }
  }
}
writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify({ images }, null, 1)}\n`);
console.log(`${images.length} pictures in ${resolve(folder)}`);

/**
 * A symbol with a serial number of its own, and what it says.
 * @param {Kind} kind
 */
async function draw({
  head = '',
  tail = '',
  value = '',
  gtin,
  digits: isNumeric,
  frame = ['', ''],
  blur = 0,
  ...options
}) {
  const serial = `${isNumeric ? digits(7) : `SN-${digits(5)}A`}${tail}`;
  const number = withCheck(`0950600${digits(6)}`);
  const printed = gtin ? `(01)${number}` : `${head}${frame[0]}${serial}${frame[1]}`;
  const picture = await symbol({ ...options, text: printed });
  return { picture: blurred(picture, blur), text: gtin ? `01${number}` : `${value}${serial}` };
}

/** Gray pixels of a symbol with light around it. */
async function symbol(options) {
  const png = await bwipjs.toBuffer({ backgroundcolor: 'dedede', padding: 10, ...options });
  const { data, width, height } = PNG.sync.read(png);
  return { data: Float32Array.from({ length: width * height }, (_, at) => data[4 * at]), width, height };
}

function paper() {
  return { data: new Float32Array(WIDTH * HEIGHT).fill(PAPER), width: WIDTH, height: HEIGHT };
}

function put(sheet, { data, width, height }, { x, y }) {
  for (let row = 0; row < height; row++)
    sheet.data.set(data.subarray(row * width, (row + 1) * width), (y + row) * sheet.width + x);
}

/** Out of focus by a standard deviation, in pixels; what is beyond the edge looks like the edge. */
function blurred(picture, deviation) {
  if (deviation === 0) return picture;
  const reach = Math.ceil(3 * deviation);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-(((i - reach) / deviation) ** 2) / 2));
  const total = weights.reduce((sum, weight) => sum + weight);
  const along = ({ data, width, height }, dx, dy) => {
    const soft = new Float32Array(data.length);
    for (let y = 0, i = 0; y < height; y++) {
      for (let x = 0; x < width; x++, i++) {
        for (let away = -reach; away <= reach; away++) {
          const column = Math.max(0, Math.min(width - 1, x + dx * away));
          const row = Math.max(0, Math.min(height - 1, y + dy * away));
          soft[i] += (weights[away + reach] / total) * data[row * width + column];
        }
      }
    }
    return { data: soft, width, height };
  };
  return along(along(picture, 1, 0), 0, 1);
}

/** The light falls off to one side, the lens softens a little, and the sensor adds noise. */
function photographed(sheet) {
  const { data, width, height } = blurred(sheet, 0.7);
  const lit = data.map((shade, at) => shade * (0.86 + (0.1 * (at % width)) / width) + (random() + random() - 1) * 9);
  return { data: lit, width, height };
}

function toPng({ data, width, height }) {
  const png = new PNG({ width, height, colorType: 0 });
  for (let at = 0; at < data.length; at++) {
    png.data.fill(Math.max(0, Math.min(255, data[at])), 4 * at, 4 * at + 3);
    png.data[4 * at + 3] = 255;
  }
  return PNG.sync.write(png, { colorType: 0, deflateLevel: 1 });
}
