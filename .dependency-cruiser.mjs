// The layer rule of the house (docs/architecture.md): anything not listed is forbidden, and nothing is let off.
const rooms = {
  domain: ['codes'],
  codes: [],
  ports: ['domain', 'codes'],
  clock: ['domain', 'ports'],
  events: ['domain', 'codes', 'ports'],
  workers: [],
  input: ['domain', 'codes', 'ports', 'clock', 'workers'],
  storage: ['domain', 'ports', 'workers'],
  session: ['domain', 'codes', 'ports'],
  output: ['domain', 'codes'],
  delivery: ['domain', 'output', 'ports'],
  strings: ['domain'],
  styles: [],
  elements: ['domain', 'codes', 'ports', 'events', 'styles', 'strings'],
  define: ['elements'],
};

/** Each library through its own door. */
const doors = {
  idb: '^src/storage/',
  '@zxing/library': '^src/input/decode/zxing-(decoder|qr-reader)[.]ts$',
  'zxing-wasm': '^src/input/decode/wasm-(decoder|binary)[.]ts$',
  lit: '^src/(elements|styles|strings)/',
  rxjs: '^src/(input|session|delivery)/|^src/create-capture[.]ts$|^src/elements/controllers/capture-controller[.]ts$',
};

const room = name => `^src/${name}/`;

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphan-imports', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...Object.entries(rooms).map(([name, allowed]) => ({
      name: `${name}-imports-only-${allowed.join('-') || 'itself'}`,
      severity: 'error',
      from: { path: room(name) },
      to: {
        path: '^src/',
        pathNot: [
          ...[name, ...allowed].map(room),
          // define hands the factory to the elements, so that they stay ignorant of storage and input
          ...(name === 'define' ? ['^src/create-capture[.]ts$'] : []),
          ...(name === 'domain' ? ['^src/codes/'] : []),
        ],
      },
    })),
    {
      name: 'ports-are-types',
      severity: 'error',
      from: { pathNot: room('ports') },
      to: { path: room('ports'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'create-capture-knows-no-elements',
      severity: 'error',
      from: { path: '^src/create-capture[.]ts$' },
      to: { path: '^src/(elements|define|styles|strings)' },
    },
    {
      name: 'front-door-registers-nothing',
      severity: 'error',
      from: { path: '^src/index[.]ts$' },
      to: { path: '^src/define', reachable: true },
    },
    {
      // Through the room's index all parsers would come along with the elements.
      name: 'domain-takes-codes-one-by-one',
      severity: 'error',
      from: { path: '^src/(domain|elements)/' },
      to: { path: '^src/codes/index[.]ts$' },
    },
    {
      name: 'pure-rooms-use-no-library',
      severity: 'error',
      from: { path: '^src/(domain|codes|output|ports|events)/' },
      to: { path: 'node_modules' },
    },
    ...Object.entries(doors).map(([library, door]) => ({
      name: `one-door-to-${library}`,
      severity: 'error',
      from: { pathNot: [door] },
      to: { path: `node_modules/${library}/` },
    })),
    {
      name: 'only-known-libraries',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        path: 'node_modules',
        pathNot: ['node_modules/(lit|lit-html|lit-element|@lit|rxjs|idb|@zxing/library|zxing-wasm|tslib)/'],
      },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
    exclude: { path: '[.]worker[.]ts[?]inline$|[.]wasm[?]packed$' },
  },
};
