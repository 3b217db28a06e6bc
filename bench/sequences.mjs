// npm run bench:sequences -- DIR [--json FILE] [--only serialkit,zxing-wasm]
// Plays seq/manifest.json of DIR (or DIR/manifest.json) frame by frame at its rate. An engine that is slower than the
// rate skips frames, as a camera does.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { codesWanted, comparable } from './judge.mjs';
import { openPage } from './open-page.mjs';

/** What a sequence without a read counts, in milliseconds. */
const MISS_MS = 2000;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, only: { type: 'string' } },
});
if (!positionals[0]) throw new Error('Which folder? npm run bench:sequences -- DIR');
const given = resolve(positionals[0]);
const folder = existsSync(join(given, 'seq')) ? join(given, 'seq') : given;
const { sequences, fps } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));

const { page, names, close } = await openPage(folder, values.only?.split(','));
/** @type {Record<string, { firstMs: Record<string, number>, framesRead: number, wrong: object[] }>} */
const tallies = Object.fromEntries(names.map(name => [name, { firstMs: {}, framesRead: 0, wrong: [] }]));
let frames = 0;
for (const sequence of sequences) await play(sequence);
await close();
report();

async function play({ id, frames: length, target, codes = [] }) {
  const wanted = new Set(codesWanted(codes, target).map(({ text }) => comparable(text)));
  const printed = new Set(codes.map(({ text }) => comparable(text)));
  const freeAtMs = Object.fromEntries(names.map(name => [name, 0]));
  if (target) frames += length;
  for (let frame = 0; frame < length; frame++) {
    const url = `/pictures/${id}/${String(frame).padStart(2, '0')}.jpg`;
    const atMs = (frame * 1000) / fps;
    const results = await page.evaluate((path, turn, of) => window.readPicture(path, turn, of), url, frame, {
      film: id,
      atMs,
    });
    for (const name of names) {
      if (freeAtMs[name] > atMs) continue;
      const { texts, ms } = results[name];
      freeAtMs[name] = atMs + ms;
      const tally = tallies[name];
      const wrong = texts.filter(text => !printed.has(comparable(text)));
      if (wrong.length > 0) tally.wrong.push({ id, frame, texts: wrong });
      if (!texts.some(text => wanted.has(comparable(text)))) continue;
      tally.framesRead++;
      tally.firstMs[id] ??= atMs + ms;
    }
  }
}

function report() {
  const targets = sequences.filter(({ target }) => target);
  const rows = Object.entries(tallies).map(([engine, { firstMs, framesRead, wrong }]) => ({
    engine,
    'frames %': Math.round((1000 * framesRead) / frames) / 10,
    sequences: `${Object.keys(firstMs).length} of ${targets.length}`,
    'first read, mean ms': Math.round(
      targets.reduce((sum, { id }) => sum + (firstMs[id] ?? MISS_MS), 0) / targets.length,
    ),
    'wrong frames': wrong.length,
    missed: targets
      .filter(({ id }) => firstMs[id] === undefined)
      .map(({ id }) => id)
      .join(' '),
  }));
  console.table(rows);
  if (values.json)
    writeFileSync(values.json, `${JSON.stringify({ folder: positionals[0], rows, tallies }, null, 2)}\n`);
}
