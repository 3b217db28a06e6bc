// Compares a part of the page with a committed picture, for tests: executeServerCommand('pictures:compare', { name, clip }).
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const baselines = 'test/pictures/baseline';
const failures = '.cache/pictures';
/** Part of the pixels that may differ: another machine draws the edge of a letter a little differently. */
const TOLERANCE = 0.0005;

const isUpdate = () => process.env.UPDATE_PICTURES === '1';

function keep(folder, name, bytes) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.png`), bytes);
}

/** Small enough to be committed, which takes longer than to compare. */
const packed = picture => PNG.sync.write(picture, { colorType: 2, deflateLevel: 9 });

/** @returns {string} what is wrong; empty when the picture is as it was */
function compare(name, now) {
  const file = join(baselines, `${name}.png`);
  if (!existsSync(file)) return `has no picture yet: npm run pictures:update`;
  const before = PNG.sync.read(readFileSync(file));
  const { width, height } = before;
  if (now.width !== width || now.height !== height) {
    keep(failures, `${name}.now`, packed(now));
    return `is ${now.width}x${now.height}, its picture is ${width}x${height}`;
  }
  const marked = new PNG({ width, height });
  const differing = pixelmatch(before.data, now.data, marked.data, width, height);
  if (differing <= width * height * TOLERANCE) return '';
  keep(failures, `${name}.now`, packed(now));
  keep(failures, `${name}.difference`, PNG.sync.write(marked));
  return `differs from its picture in ${differing} pixels: see ${failures}/${name}.difference.png`;
}

/** Pictures of stories that are no more; an update deletes them. */
function leftOver(names) {
  const stale = existsSync(baselines) ? readdirSync(baselines).filter(file => !names.includes(file.slice(0, -4))) : [];
  if (!isUpdate()) return stale;
  for (const file of stale) rmSync(join(baselines, file));
  return [];
}

export function pictures() {
  return {
    name: 'pictures',
    async executeCommand({ command, payload, session: { browser, id } }) {
      if (command === 'pictures:left-over') return leftOver(payload.names);
      if (command !== 'pictures:compare') return undefined;
      const { name, clip } = payload;
      const shot = PNG.sync.read(Buffer.from(await browser.getPage(id).screenshot({ type: 'png', clip })));
      const wrong = compare(name, shot);
      if (!isUpdate()) return { wrong };
      if (wrong) keep(baselines, name, packed(shot));
      return { wrong: '' };
    },
  };
}
