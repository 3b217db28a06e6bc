// What is exported, listed or kept, and used by nobody: `npm run dead`.
export default {
  workspaces: {
    '.': {
      entry: [
        'src/{index,define,single-file}.ts',
        'src/define/serial-*.ts',
        'src/{codes,output}/index.ts',
        'src/input/decode/wasm-binary.ts',
        'src/input/decode/more/more-formats.ts',
        'src/**/*.worker.ts',
        'demo/{embed,till/main,simulator/bench}.js',
        'custom-elements-manifest.config.mjs',
        'web-test-runner.config.mjs',
        'scripts/{check-*,ensure-browser,fuzz-test,kill-test,leak-test,make-ai-table,make-rules-doc,readme-tables,size}.mjs',
        'scripts/{start,test,update-pictures,verify}.mjs',
        'scripts/vector-cases.ts',
        'test/**/*.test.{ts,mjs}',
        'test/{fuzz,kill,leaks}/page.ts', // bundled by the scripts of their names
        'test/input/decode/pages/*.{ts,js}', // asked for by the pages beside them
      ],
      project: ['**/*.{ts,js,mjs,mdx}', '.storybook/*.css', '!bench/**'],
      ignoreBinaries: ['apt-get', 'Xvfb'],
    },
    bench: { entry: ['*.mjs', 'page.js', '{bulk,resume}/page.ts'], project: ['*.{js,mjs,css}', '{bulk,resume}/*.ts'] },
    'bench/list': { entry: ['page.js'] },
    // What rxdb and pouchdb want beside them.
    'bench/storage': { entry: ['page.js'], ignoreDependencies: ['events', 'rxjs'] },
    // Imported by its path: the package names no module.
    'bench/wedge': {
      entry: ['{compare,measure}.mjs'],
      ignoreDependencies: ['@point-of-sale/keyboard-barcode-scanner'],
    },
  },
  ignoreExportsUsedInFile: { interface: true, type: true }, // the types of what is exported must have a name
  compilers: { css: text => [...text.matchAll(/(?<=@)import[^;]+/g)].join('\n') },
};
