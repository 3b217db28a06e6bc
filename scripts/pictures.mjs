// Compares a part of the page with a committed picture, for tests: executeServerCommand('pictures:compare', { name,
// clip }).
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { pageOf } from './page-commands.mjs';

const baselines = 'test/pictures/baseline';
const failures = '.cache/pictures';
/** Part of the pixels that may differ: another machine draws the edge of a letter a little differently. */
const TOLERANCE = 0.0005;

const isUpdate = () => process.env.UPDATE_PICTURES === '1';

/** @type {(folder: string, name: string, bytes: Buffer) => void} */
function keep(folder, name, bytes) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.png`), bytes);
}

/**
 * Packs a picture small enough to be committed, which takes longer than comparing.
 * @type {(picture: PNG) => Buffer}
 */
const packed = picture => PNG.sync.write(picture, { colorType: 2, deflateLevel: 9 });

/** What is wrong; empty when the picture is as it was. @type {(name: string, now: PNG) => string} */
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

/** Pictures of stories that are no more; an update deletes them. @type {(names: string[]) => string[]} */
function leftOver(names) {
  const stale = existsSync(baselines) ? readdirSync(baselines).filter(file => !names.includes(file.slice(0, -4))) : [];
  if (!isUpdate()) return stale;
  for (const file of stale) rmSync(join(baselines, file));
  return [];
}

/** @typedef {{ name: string, clip: { x: number, y: number, width: number, height: number }, names: string[] }} Asked */

/** @returns {import('@web/test-runner').TestRunnerPlugin<Asked>} */
export function pictures() {
  return {
    name: 'pictures',
    async executeCommand({ command, payload, session }) {
      if (!payload) return undefined;
      if (command === 'pictures:left-over') return leftOver(payload.names);
      if (command !== 'pictures:compare') return undefined;
      const { name, clip } = payload;
      const shot = PNG.sync.read(Buffer.from(await pageOf(session).screenshot({ type: 'png', clip })));
      const wrong = compare(name, shot);
      if (!isUpdate()) return { wrong };
      if (wrong) keep(baselines, name, packed(shot));
      return { wrong: '' };
    },
  };
}
