// npm run bench:decode -- DIR [--json FILE] [--only serialkit,zbar] [--beside]
// DIR holds manifest.json and pictures; see docs/decoding.md for its form. Every engine reads every picture in one run,
// interleaved. With --beside, what is printed is sought in a film of the one picture, and told for each format: read
// alone, and read in the pictures that show further codes (`also`), each of which is counted, too.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { comparable, median, percentile } from './judge.mjs';
import { countBeside, reportBeside } from './beside.mjs';
import { openPage } from './open-page.mjs';

/** Formats that an inventory label carries; the others are counted only for wrong reads. */
const WANTED = ['code_128', 'code_39', 'itf', 'ean_13', 'ean_8', 'upc_a', 'upc_e', 'data_matrix', 'qr_code'];

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, only: { type: 'string' }, beside: { type: 'boolean' } },
});
if (!positionals[0]) throw new Error('Which folder? npm run bench:decode -- DIR');
const folder = resolve(positionals[0]);
const { images } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));

const { page, names, close } = await openPage(folder, values.only?.split(','));
const tallies = Object.fromEntries(names.map(name => [name, { formats: {}, wrong: [], falseReads: [], ms: [] }]));
const seek = values.beside ? 'seekInPicture' : 'readPicture';
for (const [turn, image] of images.entries()) {
  const unwanted = values.beside ? (image.also ?? []).map(({ text }) => text) : undefined;
  const results = await page.evaluate(
    (how, url, at, others) => window[how](url, at, others),
    seek,
    `/pictures/${image.file}`,
    turn,
    unwanted,
  );
  for (const name of names) (values.beside ? countBeside : count)(tallies[name], image, results[name]);
  if (turn % 100 === 99) console.warn(`${turn + 1} of ${images.length} pictures`);
}
await close();
if (values.beside) reportBeside(tallies);
else report();

function count(tally, { id, format, text, alts = [], also = [] }, { texts, ms }) {
  const printed = new Set([text, ...alts, ...also.map(code => code.text)].filter(one => one !== null).map(comparable));
  const isRead = texts.some(one => printed.has(comparable(one)));
  const wrong = texts.filter(one => !printed.has(comparable(one)));
  if (wrong.length > 0) (text === null ? tally.falseReads : tally.wrong).push({ id, texts: wrong });
  if (!WANTED.includes(format)) return;
  const ofFormat = (tally.formats[format] ??= { pictures: 0, read: 0 });
  ofFormat.pictures++;
  if (!isRead) return;
  ofFormat.read++;
  tally.ms.push(ms);
}

function report() {
  const rows = Object.entries(tallies).map(([engine, { formats, wrong, falseReads, ms }]) => {
    const all = Object.values(formats);
    const share = part => Math.round((1000 * part.read) / part.pictures) / 10;
    const total = {
      read: all.reduce((sum, { read }) => sum + read, 0),
      pictures: all.reduce((sum, { pictures }) => sum + pictures, 0),
    };
    return {
      engine,
      'read %': share(total),
      wrong: wrong.length,
      false: falseReads.length,
      'ms median': Math.round(10 * median(ms)) / 10,
      'ms p95': Math.round(10 * percentile(ms, 0.95)) / 10,
      ...Object.fromEntries(WANTED.filter(format => formats[format]).map(format => [format, share(formats[format])])),
    };
  });
  console.table(rows);
  for (const [engine, { wrong, falseReads }] of Object.entries(tallies).slice(0, 1)) {
    for (const { id, texts } of [...wrong, ...falseReads])
      console.log(`${engine} misread ${id}: ${JSON.stringify(texts)}`);
  }
  if (values.json)
    writeFileSync(values.json, `${JSON.stringify({ folder: positionals[0], rows, tallies }, null, 2)}\n`);
}
