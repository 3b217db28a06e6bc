// npm run test:kill -- [N] [browser …] [--wipe]: kills a scanning browser N times (default 20) with SIGKILL, starts it
// again on the same data, and asks whether every serial that was acknowledged is there, and none twice. With --wipe the
// IndexedDB folder is deleted after every kill, so that all must come back from the second copy (Chromium only:
// WebKitGTK has none). Ends with 1 when one is lost or doubled.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { esbuildInlineWorker } from './inline-worker-esbuild.mjs';
import { killableBrowsers } from './kill-browsers.mjs';

const FIRST_WORD_MS = 60_000;
const SHORTEST_MS = 100;
const LONGEST_MS = 1500;
/**
 * How many kills there are before a fresh device is taken: after a wipe each start brings back all that the runs before
 * have stored, which takes longer and longer.
 */
const ON_ONE_DEVICE = 50;

async function bundlePage() {
  const {
    outputFiles: [script],
  } = await build({
    entryPoints: [fileURLToPath(new URL('../test/kill/page.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    plugins: [esbuildInlineWorker()],
  });
  return script.text;
}

/**
 * What the page says of a run: the serials that it has stored by then.
 * @typedef {{ run: number, serials: string[] }} Message
 * @typedef {import('./kill-browsers.mjs').Killable} Killable
 */

/** Serves the page and keeps what it says. */
class Witness {
  /** Serials by run. @type {Map<number, string[]>} */
  acknowledged = new Map();
  /** Serials that any check found to be lost or doubled. */
  lost = /** @type {Set<string>} */ (new Set());
  doubled = /** @type {Set<string>} */ (new Set());
  #waiting = /** @type {Map<string, (message: Message) => void>} */ (new Map());
  #script;
  #server = createServer((request, response) => this.#answer(request, response));

  constructor(/** @type {string} */ script) {
    this.#script = script;
  }

  async serve() {
    await new Promise(resolve => this.#server.listen(0, '127.0.0.1', () => resolve(undefined)));
    return `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (this.#server.address()).port}/`;
  }

  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** @type {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => Promise<void>} */
  async #answer(request, response) {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    if (request.method === 'POST') this.#hear(path, JSON.parse(await bodyOf(request)));
    const type = path === '/page.js' ? 'text/javascript' : 'text/html';
    response.setHeader('content-type', `${type}; charset=utf-8`);
    response.end(path === '/page.js' ? this.#script : '<!doctype html><script type="module" src="page.js"></script>');
  }

  /** Resolves to the next message to `path`. */
  next(/** @type {string} */ path) {
    const failed = sleep(FIRST_WORD_MS, undefined, { ref: false }).then(() => {
      throw new Error(`The page said nothing to ${path} for ${FIRST_WORD_MS} ms.`);
    });
    return Promise.race([new Promise(resolve => this.#waiting.set(path, resolve)), failed]);
  }

  #hear(/** @type {string} */ path, /** @type {Message} */ message) {
    if (path === '/acknowledged') {
      const all = this.acknowledged.get(message.run) ?? [];
      this.acknowledged.set(message.run, [...all, ...message.serials]);
    }
    if (path === '/kept') this.#compare(message);
    this.#waiting.get(path)?.(message);
  }

  #compare(/** @type {Message} */ { run, serials }) {
    const kept = new Set(serials);
    const acknowledged = this.acknowledged.get(run) ?? [];
    const lost = acknowledged.filter(serial => !kept.has(serial));
    const doubled = [...repeated(serials), ...repeated(acknowledged)];
    if (lost.length + doubled.length > 0)
      console.log(`run ${run}: ${lost.length} lost, ${doubled.length} doubled of ${acknowledged.length}`);
    for (const serial of lost) this.lost.add(`${run} ${serial}`);
    for (const serial of doubled) this.doubled.add(`${run} ${serial}`);
  }
}

function repeated(/** @type {string[]} */ serials) {
  return serials.filter((serial, place) => serials.indexOf(serial) !== place);
}

async function bodyOf(/** @type {import('node:http').IncomingMessage} */ request) {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

/**
 * Kills the browser on one device, and at the end checks all runs again: a later kill must not have taken what an
 * earlier check had found.
 * @type {(browser: Killable, witness: Witness, address: string, plan: { runs: number[], wipes: boolean }) => Promise<void>}
 */
async function killOne(browser, witness, address, { runs, wipes }) {
  const folder = mkdtempSync(join(tmpdir(), 'kill-'));
  const check = async (/** @type {number[]} */ those) => {
    const checked = witness.next('/checked');
    const checking = await browser.start(`${address}?${those.map(run => `check=${run}`).join('&')}`, folder);
    await checked.finally(() => checking.kill());
  };
  try {
    for (const run of runs) {
      const scanning = witness.next('/acknowledged');
      const running = await browser.start(`${address}?scan=${run}`, folder);
      await scanning.finally(() =>
        sleep(SHORTEST_MS + Math.random() * (LONGEST_MS - SHORTEST_MS)).then(() => running.kill()),
      );
      if (wipes) browser.wipe?.(folder);
      await check([run]);
    }
    await check(runs);
  } finally {
    await browser.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @type {(name: string, browser: Killable, plan: { kills: number, wipes: boolean, script: string }) => Promise<boolean>} */
async function killMany(name, browser, { kills, wipes, script }) {
  const witness = new Witness(script);
  const address = await witness.serve();
  try {
    for (let first = 0; first < kills; first += ON_ONE_DEVICE) {
      const runs = Array.from({ length: Math.min(ON_ONE_DEVICE, kills - first) }, (_, at) => first + at);
      await killOne(browser, witness, address, { runs, wipes });
    }
  } finally {
    witness.close();
  }
  const acknowledged = [...witness.acknowledged.values()].flat().length;
  const [lost, doubled] = [witness.lost.size, witness.doubled.size];
  console.log(
    `${name}: ${kills} kills${wipes ? ' with IndexedDB wiped' : ''}, ${acknowledged} acknowledged, ${lost} lost, ${doubled} doubled`,
  );
  return acknowledged > 0 && lost + doubled === 0;
}

const wipes = process.argv.includes('--wipe');
const [count = '20', ...names] = process.argv.slice(2).filter(word => word !== '--wipe');
const found = killableBrowsers();
const chosen = names.length > 0 ? names : Object.keys(found).filter(name => name === 'chromium');
const script = await bundlePage();
let good = chosen.length > 0;
for (const name of chosen) {
  if (!found[name]) throw new Error(`There is no ${name} here that can be killed and started again.`);
  if (wipes && !found[name].wipe) throw new Error(`There is no second copy in ${name}.`);
  good = (await killMany(name, found[name], { kills: Number(count), wipes, script })) && good;
}
process.exit(good ? 0 : 1);
