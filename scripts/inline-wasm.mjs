// `import packed from 'zxing-wasm/reader/zxing_reader.wasm?packed'` gives a WebAssembly file as a string: gzip, then
// base64. For hosts that serve one file only.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';

const SUFFIX = '.wasm?packed';
const require = createRequire(import.meta.url);

const fileOf = (/** @type {string} */ name) => require.resolve(name.slice(0, -'?packed'.length));

function asModule(/** @type {string} */ name) {
  const file = readFileSync(fileOf(name));
  return `export default ${JSON.stringify(gzipSync(file, { level: 9 }).toString('base64'))};`;
}

/** For rollup. @returns {import('rollup').Plugin} */
export function inlineWasm() {
  return {
    name: 'inline-wasm',
    resolveId: source => (source.endsWith(SUFFIX) ? `\0${source}` : null),
    load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const name = id.slice(1);
      return { code: asModule(name), map: { mappings: '' }, meta: { madeOf: [fileOf(name)] } };
    },
  };
}

/** For `@web/test-runner`. @returns {import('@web/test-runner').TestRunnerPlugin} */
export function inlineWasmForTests() {
  const PATH = '/inline-wasm/';
  return {
    name: 'inline-wasm',
    resolveImport: ({ source }) => (source.endsWith(SUFFIX) ? PATH + source : undefined),
    serve({ originalUrl }) {
      if (!originalUrl.startsWith(PATH)) return undefined;
      return { body: asModule(originalUrl.slice(PATH.length)), type: 'js' };
    },
  };
}
