// A page that runs one script, in a Chromium of its own, with a profile that is thrown away.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { puppeteerCore } from '@web/test-runner-chrome';
import { build } from 'esbuild';
import { findChromium } from './find-browsers.mjs';
import { esbuildInlineWorker } from './inline-worker-esbuild.mjs';

const PHONE = { width: 390, height: 844 };

/**
 * Resolves to the page, not yet gone to its `address`, and to what closes everything.
 * @param {URL} entry of the script
 * @param {object} [given]
 * @param {import('esbuild').BuildOptions} [given.bundle] what the script needs besides
 * @param {string} [given.html] what stands on the page before the script
 * @param {string[]} [given.args] of Chromium
 * @param {{ width: number, height: number, deviceScaleFactor?: number }} [given.viewport] in CSS pixels
 * @param {number} [given.timeoutMs] after which the page has no more to say to a call
 */
export async function openScriptPage(entry, given = {}) {
  const { bundle, html = '', args = [], viewport = PHONE, timeoutMs = 600_000 } = given;
  const { address, server } = await serve(html, await bundled(entry, bundle));
  const folder = mkdtempSync(join(tmpdir(), 'script-page-'));
  const executablePath = findChromium();
  const browser = await puppeteerCore.launch({
    ...(executablePath && { executablePath }),
    userDataDir: folder,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', ...args],
    defaultViewport: viewport,
    protocolTimeout: timeoutMs,
  });
  const page = await browser.newPage();
  page.on('pageerror', error => console.error(error));
  const close = async () => {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { page, address, close };
}

/** @type {(entry: URL, more?: import('esbuild').BuildOptions) => Promise<string>} */
async function bundled(entry, more) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    plugins: [esbuildInlineWorker()],
    logLevel: 'error',
    ...more,
    write: false,
  });
  const [script] = outputFiles;
  if (!script) throw new Error(`${entry.pathname} makes no script`);
  return script.text;
}

/** @type {(html: string, script: string) => Promise<{ address: string, server: import('node:http').Server }>} */
async function serve(html, script) {
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', `${isScript ? 'text/javascript' : 'text/html'}; charset=utf-8`);
    response.end(isScript ? script : `<!doctype html>${html}<script type="module" src="/page.js"></script>`);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}/`, server };
}
