// npm run test:kill -- [N] [browser …] [--wipe]: kills a scanning browser N times (default 20) with SIGKILL, starts it again on the same data, and asks
// whether every serial that was acknowledged is there, and none twice. With --wipe the IndexedDB folder is deleted after every kill, so that all must
// come back from the second copy (Chromium only: WebKitGTK has none). Ends with 1 when one is lost or doubled.
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

async function bundlePage() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../test/kill/page.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    plugins: [esbuildInlineWorker()],
  });
  return outputFiles[0].text;
}

/** Serves the page and keeps what it says. */
class Witness {
  /** Serials by run. */
  acknowledged = new Map();
  lost = 0;
  doubled = 0;
  #waiting = new Map();

  async serve(script) {
    this.server = createServer(async (request, response) => {
      const path = new URL(request.url, 'http://127.0.0.1').pathname;
      if (request.method === 'POST') this.#hear(path, JSON.parse(await bodyOf(request)));
      const type = path === '/page.js' ? 'text/javascript' : 'text/html';
      response.setHeader('content-type', `${type}; charset=utf-8`);
      response.end(path === '/page.js' ? script : '<!doctype html><script type="module" src="page.js"></script>');
    });
    await new Promise(resolve => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${this.server.address().port}/`;
  }

  /** Resolves to the next message to `path`. */
  next(path) {
    const failed = sleep(FIRST_WORD_MS, undefined, { ref: false }).then(() => {
      throw new Error(`The page said nothing to ${path} for ${FIRST_WORD_MS} ms.`);
    });
    return Promise.race([new Promise(resolve => this.#waiting.set(path, resolve)), failed]);
  }

  #hear(path, message) {
    if (path === '/acknowledged') {
      const all = this.acknowledged.get(message.run) ?? [];
      this.acknowledged.set(message.run, [...all, ...message.serials]);
    }
    if (path === '/kept') this.#compare(message);
    this.#waiting.get(path)?.(message);
  }

  #compare({ run, serials }) {
    const kept = new Set(serials);
    const acknowledged = this.acknowledged.get(run) ?? [];
    const lost = acknowledged.filter(serial => !kept.has(serial)).length;
    const doubled = serials.length - kept.size + acknowledged.length - new Set(acknowledged).size;
    if (lost + doubled > 0) console.log(`run ${run}: ${lost} lost, ${doubled} doubled of ${acknowledged.length}`);
    this.lost += lost;
    this.doubled += doubled;
  }
}

async function bodyOf(request) {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

async function killMany(name, browser, { kills, wipes, script }) {
  const witness = new Witness();
  const address = await witness.serve(script);
  const folder = mkdtempSync(join(tmpdir(), 'kill-'));
  try {
    for (let run = 0; run < kills; run++) {
      const scanning = witness.next('/acknowledged');
      const running = await browser.start(`${address}?scan=${run}`, folder);
      await scanning.finally(() =>
        sleep(SHORTEST_MS + Math.random() * (LONGEST_MS - SHORTEST_MS)).then(() => running.kill()),
      );
      if (wipes) browser.wipe(folder);
      const checked = witness.next('/checked');
      const checking = await browser.start(`${address}?check=${run}`, folder);
      await checked.finally(() => checking.kill());
    }
    await checkAll(witness, browser, address, folder, kills);
  } finally {
    await browser.stop();
    witness.server.closeAllConnections();
    witness.server.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  const acknowledged = [...witness.acknowledged.values()].flat().length;
  console.log(
    `${name}: ${kills} kills${wipes ? ' with IndexedDB wiped' : ''}, ${acknowledged} acknowledged, ${witness.lost} lost, ${witness.doubled} doubled`,
  );
  return acknowledged > 0 && witness.lost + witness.doubled === 0;
}

/** A later kill must not have taken what an earlier check had found. */
async function checkAll(witness, browser, address, folder, kills) {
  [witness.lost, witness.doubled] = [0, 0];
  const checked = witness.next('/checked');
  const runs = Array.from({ length: kills }, (_, run) => `check=${run}`);
  const checking = await browser.start(`${address}?${runs.join('&')}`, folder);
  await checked.finally(() => checking.kill());
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
