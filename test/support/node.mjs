// For tests in Node: their fixtures lie beside them, where a browser has them from the server, and Node's own fetch
// reads no file.
import { readFile } from 'node:fs/promises';

const { fetch } = globalThis;
globalThis.fetch = async (resource, options) =>
  String(resource).startsWith('file:') ? new Response(await readFile(resource)) : fetch(resource, options);
