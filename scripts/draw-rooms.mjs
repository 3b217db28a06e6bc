// Draws the rooms of src and who imports whom, as dependency-cruiser finds them, into docs/architecture.md; `--check`
// fails when it is stale.
import { spawnSync } from 'node:child_process';
import { fail, fillPage } from './fill-page.mjs';

/** @typedef {import('dependency-cruiser').IModule} Module */
/** @typedef {{ between: [from: string, to: string], isCode: boolean }} Import */

const PAGE = 'docs/architecture.md';

function cruise() {
  const tool = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';
  const options = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'src'];
  const { stdout } = spawnSync(process.execPath, [tool, ...options], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (!stdout) fail('dependency-cruiser gave nothing: npm run layers');
  return /** @type {Module[]} */ (JSON.parse(stdout).modules).filter(({ source }) => !source.endsWith('.d.ts'));
}

/**
 * The room of a file: `src/input/camera/look.ts` is in `input`. In the domain each folder is a room of its own, and so
 * is each file beside the rooms.
 */
function roomOf(/** @type {string} */ path) {
  const [, floor] = /^src\/(domain\/[^/]+)\//.exec(path) ?? [];
  const [, room] = /^src\/([^/]+?)(?:[.]ts$|\/)/.exec(path) ?? [];
  return floor ?? room;
}

/** Every pair of rooms of which the first imports the second, and whether it imports more than types. */
function importsBetween(/** @type {Module[]} */ modules) {
  /** @type {Map<string, Import>} */
  const imports = new Map();
  for (const { source, dependencies } of modules) {
    for (const { resolved, dependencyTypes } of dependencies) {
      const [from, to] = [roomOf(source), roomOf(resolved)];
      if (!from || !to || from === to) continue;
      const between = inOneHouse(from, to);
      const key = between.join(' ');
      imports.set(key, { between, isCode: imports.get(key)?.isCode || !dependencyTypes.includes('type-only') });
    }
  }
  return [...imports.values()].filter(({ between: [from, to] }) => from !== to).sort(byRooms);
}

/** Seen from outside, the domain is one room. @type {(from: string, to: string) => Import['between']} */
function inOneHouse(from, to) {
  const [house, other] = [from, to].map(room => room.split('/', 1)[0]);
  return house === other ? [from, to] : [house, other];
}

/** @type {(one: Import, other: Import) => number} */
function byRooms({ between: one }, { between: other }) {
  return one.join() < other.join() ? -1 : 1;
}

const idOf = (/** @type {string} */ room) => room.replace(/\W/g, '_');

function draw(/** @type {Module[]} */ modules) {
  const rooms = [...new Set(modules.map(({ source }) => roomOf(source)).filter(room => room !== undefined))].sort();
  const floors = rooms.filter(room => room.startsWith('domain/'));
  const outside = rooms.filter(room => !floors.includes(room) && (room !== 'domain' || floors.length === 0));
  const lines = importsBetween(modules).map(
    ({ between: [from, to], isCode }) => `  ${idOf(from)} ${isCode ? '-->' : '-.->'} ${idOf(to)}`,
  );
  return [
    '```mermaid',
    'flowchart TD',
    ...outside.map(room => `  ${idOf(room)}["${room}"]`),
    ...(floors.length > 0 ? ['  subgraph domain', ...floors.map(room => `    ${idOf(room)}["${room}"]`), '  end'] : []),
    ...lines,
    '```',
  ].join('\n');
}

await fillPage(PAGE, { rooms: draw(cruise()) }, 'npm run rooms');
