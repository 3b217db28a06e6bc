// Emits files as they are into the build.
import { readFile } from 'node:fs/promises';

/** @type {(files: Record<string, string>) => import('rollup').Plugin} */
export function copyFiles(files) {
  return {
    name: 'copy-files',
    async generateBundle() {
      for (const [from, fileName] of Object.entries(files)) {
        this.emitFile({ type: 'asset', fileName, source: await readFile(from) });
      }
    },
  };
}
