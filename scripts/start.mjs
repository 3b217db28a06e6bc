// npm start: installs what is missing, builds, and serves the demo POS shell on loopback. PORT chooses the port (default: 8042 or the next free one).
import { createServer } from 'node:http';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';

ensureInstalled();
ensureBuilt();

const { default: sirv } = await import('sirv');
const serve = sirv('.', { dev: true, dotfiles: false });
const server = createServer((request, response) => {
  if (request.url === '/') response.writeHead(302, { location: '/demo/' }).end();
  else serve(request, response, () => response.writeHead(404).end('Not found'));
});

let port = Number(process.env.PORT ?? 8042);
server.on('error', error => {
  if (error.code !== 'EADDRINUSE' || process.env.PORT) throw error;
  listen(++port);
});
server.on('listening', () => console.log(`The demo till is open at http://127.0.0.1:${port}/demo/ (Ctrl+C closes it)`));
const listen = at => server.listen(at, '127.0.0.1');
listen(port);
