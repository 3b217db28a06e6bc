// Opens a Chromium page with the engines in it, and serves the pictures of a folder to it from loopback.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { puppeteerCore } from '@web/test-runner-chrome';
import { build } from 'esbuild';
import { findChromium } from '../scripts/find-browsers.mjs';
import { quietErrors } from '../scripts/lean-zxing.mjs';

const bench = dirname(fileURLToPath(import.meta.url));

/** @returns the page with the engines opened, and a way to close everything */
export async function openPage(folder, only) {
  if (!existsSync(join(bench, 'node_modules')))
    throw new Error('Type `npm ci --prefix bench` first: it installs the engines to compare with.');
  const script = await bundle();
  const server = await serve(folder, script);
  const executablePath = findChromium();
  const browser = await puppeteerCore.launch({
    ...(executablePath && { executablePath }),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
    protocolTimeout: 600_000,
  });
  const page = await browser.newPage();
  const origin = `http://127.0.0.1:${server.address().port}`;
  await page.goto(`${origin}/`);
  const names = (await page.evaluate(() => window.engineNames())).filter(
    name => !only || only.some(part => name.includes(part)),
  );
  const failed = await page.evaluate(all => window.openEngines(all), names);
  for (const [name, reason] of Object.entries(failed)) console.warn(`${name} could not be opened: ${reason}`);
  return {
    page,
    names: names.filter(name => !(name in failed)),
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [join(bench, 'page.js')],
    bundle: true,
    write: false,
    format: 'iife',
    conditions: ['zbar-inlined'],
    alias: quietErrors, // as the package has them
    platform: 'browser',
    target: 'es2022',
    nodePaths: [join(bench, 'node_modules')],
    define: { global: 'globalThis' },
    logLevel: 'error',
  });
  return outputFiles[0].text;
}

function serve(folder, script) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    if (path === '/')
      return response
        .setHeader('content-type', 'text/html')
        .end('<!doctype html><body><script src="/page.js"></script>');
    if (path === '/page.js') return response.setHeader('content-type', 'text/javascript').end(script);
    if (path.endsWith('.wasm')) response.setHeader('content-type', 'application/wasm');
    const file = path.startsWith('/bench/')
      ? join(bench, path.slice('/bench/'.length))
      : join(folder, path.replace('/pictures/', ''));
    createReadStream(file)
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  });
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server)));
}
