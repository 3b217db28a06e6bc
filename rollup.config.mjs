import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import dts from 'rollup-plugin-dts';
import esbuild from 'rollup-plugin-esbuild';
import { copyFiles } from './scripts/copy-files.mjs';
import { inlineWasm } from './scripts/inline-wasm.mjs';
import { inlineWorker, MORE_FORMATS, workerFile } from './scripts/inline-worker.mjs';
import { leanZxingRollup } from './scripts/lean-zxing.mjs';
import { minifyTemplates } from './scripts/minify-templates.mjs';
import { ownErrors } from './scripts/own-errors.mjs';
import { ownLitPolicy } from './scripts/own-lit-policy.mjs';
import { thirdPartyNotices } from './scripts/third-party.mjs';

rmSync('dist', { recursive: true, force: true }); // chunks of an earlier build have other names

const tags = readdirSync('src/define')
  .filter(name => name.startsWith('serial-'))
  .map(name => name.replace('.ts', ''));
/** One file per entry; what they share goes into chunks beside them. */
const entries = {
  index: 'src/index.ts',
  define: 'src/define.ts',
  codes: 'src/codes/index.ts',
  output: 'src/output/index.ts',
  'zxing-wasm': 'src/input/decode/wasm-binary.ts',
  icons: 'src/elements/view/icons.ts', // not exported by package.json: a story shows them as they are built
  ...Object.fromEntries(tags.map(tag => [`define/${tag}`, `src/define/${tag}.ts`])),
};
/** What a partner installs along with the package; everything else is bundled. */
const dependencies = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).dependencies).map(
  name => new RegExp(`^${name}(/|$)`),
);
const source = [
  inlineWasm(),
  inlineWorker({ minify: true }),
  leanZxingRollup(),
  nodeResolve({ browser: true, extensions: ['.ts', '.js'], exportConditions: ['es2015'] }),
  minifyTemplates(), // before TypeScript goes
  esbuild({ target: 'es2022', tsconfig: 'tsconfig.json', sourceMap: true }),
  thirdPartyNotices(),
];

/** A warning is a fault of the package, such as a type that is public but cannot be named. */
function refuse({ code, message }) {
  if (code !== 'EMPTY_BUNDLE') throw new Error(message); // define.d.ts exports nothing
}

const minify = terser({
  ecma: 2022,
  module: true,
  compress: { passes: 3 },
  format: { comments: /^!/ }, // the banner of the third parties
});

export default [
  // For bundlers and import maps: dependencies stay imports, decoders are chunks that load when a camera opens.
  {
    input: entries,
    onwarn: refuse,
    external: dependencies,
    plugins: [
      ...source,
      workerFile({ from: 'src/input/decode/decode.worker.ts', to: 'decode.worker.js' }),
      workerFile(MORE_FORMATS),
      workerFile({ from: 'src/storage/log/log.worker.ts', to: 'log.worker.js' }),
      copyFiles({
        'src/output/capture-event.schema.json': 'schema/capture-event.json',
        'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm': 'zxing_reader.wasm',
      }),
    ],
    output: { dir: 'dist', format: 'es', sourcemap: true, chunkFileNames: '[name]-[hash].js' },
  },
  // For <script type="module">: everything in one file, the decoders too.
  {
    input: 'src/single-file.ts',
    onwarn: refuse,
    plugins: [...source, ownErrors(), ownLitPolicy(), minify],
    output: { file: 'dist/serialkit.min.js', format: 'es', sourcemap: true, inlineDynamicImports: true },
  },
  {
    input: entries,
    onwarn: refuse,
    external: [...dependencies, /^@zxing\//, /[.]wasm[?]packed$/], // the last two are in no type
    plugins: [dts()],
    output: { dir: 'dist', format: 'es', entryFileNames: '[name].d.ts', chunkFileNames: 'types/[name].d.ts' },
  },
];
