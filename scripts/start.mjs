// npm start: installs what is missing, builds, and serves the demo POS shell on loopback. PORT chooses the port
// (default: 8042 or the next free one).
import { createServer } from 'node:http';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';

ensureInstalled();
ensureBuilt();

const { default: sirv } = await import('sirv');
/** @type {Record<string, ReturnType<typeof sirv>>} */
const folders = Object.fromEntries(['demo', 'dist'].map(name => [name, sirv(name, { dev: true })]));

const server = createServer((request, response) => {
  const [, folder, path] = /^\/(demo|dist)(\/.*)$/.exec(request.url ?? '') ?? [];
  if (folder) {
    request.url = path;
    folders[folder](request, response, () => void response.writeHead(404).end('Not found'));
  } else response.writeHead(302, { location: '/demo/' }).end();
});

let port = Number(process.env.PORT ?? 8042);
const listen = () => server.listen(port, '127.0.0.1');
server.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
  if (error.code !== 'EADDRINUSE' || process.env.PORT) throw error;
  port++;
  listen();
});
server.on('listening', () => {
  const opened = /** @type {import('node:net').AddressInfo} */ (server.address());
  console.log(`The demo till is open at http://127.0.0.1:${opened.port}/demo/ (Ctrl+C closes it)`);
});
listen();
