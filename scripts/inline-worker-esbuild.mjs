import { workerModule } from './inline-worker.mjs';

/**
 * `import source from './x.worker.ts?inline'` for bundles that esbuild makes.
 * @returns {import('esbuild').Plugin}
 */
export function esbuildInlineWorker() {
  return {
    name: 'inline-worker',
    setup({ onResolve, onLoad, resolve }) {
      onResolve({ filter: /\.worker\.ts\?inline$/ }, async ({ path, resolveDir, kind }) => {
        const found = await resolve(path.slice(0, -'?inline'.length), { resolveDir, kind });
        return { path: found.path, namespace: 'inline-worker' };
      });
      onLoad({ filter: /.*/, namespace: 'inline-worker' }, async ({ path }) => {
        const { code } = await workerModule(path);
        return { contents: code, loader: 'js' };
      });
    },
  };
}
