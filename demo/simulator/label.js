import { code128 } from './code-128.js';
import { printed } from './codes.js';
import { ean13 } from './ean-13.js';

const INK = '#111';

/**
 * Draws a box with a printed label on it, as a camera sees it: a little askew, on cardboard.
 * @param {CanvasRenderingContext2D} context
 * @param {{ title: string, codes: readonly import('./codes.js').PrintedCode[] } | undefined} label nothing: an empty
 * desk
 * @param {number} sway moves the picture a little, so that frames differ as in a hand; about -1 to 1
 */
export function drawScene(context, label, sway) {
  const { width, height } = context.canvas;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = '#b9b2a4';
  context.fillRect(0, 0, width, height);
  if (!label) return;
  context.translate(width / 2 + sway * 6, height / 2 + sway * 4);
  context.rotate(sway * 0.006);
  context.fillStyle = '#c9a77c';
  context.fillRect(-width * 0.48, -height * 0.46, width * 0.96, height * 0.92);
  drawLabel(context, label, width * 0.86, height * 0.8);
}

function drawLabel(context, { title, codes }, width, height) {
  context.fillStyle = '#fdfdfb';
  context.fillRect(-width / 2, -height / 2, width, height);
  context.fillStyle = INK;
  context.textAlign = 'center';
  context.font = '600 34px system-ui, sans-serif';
  context.fillText(title, 0, -height / 2 + 54, width - 60);
  const room = (height - 90) / codes.length;
  codes.forEach((code, at) => drawCode(context, code, -height / 2 + 84 + at * room, width - 40, room - 12));
}

function drawCode(context, code, top, width, height) {
  const widths = code.symbology === 'ean-13' ? ean13(code.text) : code128(printed(code));
  const modules = widths.reduce((sum, each) => sum + each, 0) + 20; // quiet zones
  const unit = Math.min(Math.floor(width / modules), 5);
  let x = (-(modules - 20) * unit) / 2;
  const barHeight = Math.min(height - 44, 240);
  for (const [at, each] of widths.entries()) {
    if (at % 2 === 0) context.fillRect(x, top, each * unit, barHeight);
    x += each * unit;
  }
  context.font = '26px ui-monospace, monospace';
  context.fillText(code.gs1 ? bracketed(code.text) : code.text, 0, top + barHeight + 32, width);
}

const bracketed = text => text.replace(/^(01|00|02)(\d{14,18}?)(?=21|$)/, '($1)$2').replace(/\)(\d{14})21/, ')$1(21)');
