// npm run dev: serves the demo till on loopback from src, without a build; its page loads again at every change. PORT
// chooses the port.
import { resolve } from 'node:path';
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { createServer } = await import('vite');
const { inlineWasm } = await import('./inline-wasm.mjs');
const { inlineWorker, workerFilesForVite } = await import('./inline-worker.mjs');
const { ownLitPolicy } = await import('./own-lit-policy.mjs');

const server = await createServer({
  configFile: false,
  cacheDir: '.cache/vite',
  server: {
    host: '127.0.0.1',
    port: Number(process.env.PORT ?? 8042),
    watch: { ignored: ['.cache', 'coverage', 'dist', 'storybook-static', 'test'].map(folder => resolve(folder)) },
  },
  resolve: {
    conditions: ['module', 'browser', 'production'], // lit as it is built
    alias: [{ find: /^.*\/dist\/serialkit\.min\.js$/, replacement: resolve('src/single-file.ts') }],
  },
  optimizeDeps: {
    entries: ['src/single-file.ts'],
    exclude: ['lit', 'lit-html', 'lit-element', '@lit/reactive-element'],
  },
  plugins: [inlineWasm(), inlineWorker(), workerFilesForVite(), ownLitPolicy()],
});
await server.listen();
const { local } = /** @type {import('vite').ResolvedServerUrls} */ (server.resolvedUrls);
console.log(`The demo till is open at ${local[0]}demo/ (Ctrl+C closes it)`);
