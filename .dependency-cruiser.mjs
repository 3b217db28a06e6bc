// The layer rule of the house (docs/architecture.md): anything not listed is forbidden, and nothing is let off.
const rooms = {
  domain: ['codes'],
  codes: [],
  ports: ['domain', 'codes'],
  chain: ['domain'],
  clock: ['domain', 'ports'],
  events: ['domain', 'codes', 'ports'],
  workers: [],
  input: ['domain', 'codes', 'ports', 'clock', 'workers'],
  storage: ['domain', 'ports', 'chain', 'workers'],
  session: ['domain', 'codes', 'ports', 'chain', 'clock'],
  output: ['domain', 'codes', 'chain'],
  delivery: ['domain', 'output', 'ports', 'clock'],
  strings: ['domain'],
  styles: [],
  elements: ['domain', 'codes', 'ports', 'events', 'styles', 'strings'],
  define: ['elements', 'events'],
};

/** Each library through its own door. */
const doors = {
  idb: '^src/storage/',
  '@zxing/library': '^src/input/decode/(zxing-(binarizer|decoder|qr-reader)|more/pdf417-(rows|symbol))[.]ts$',
  'zxing-wasm': '^src/input/decode/wasm-(decoder|binary)[.]ts$',
  lit: '^src/(elements|styles|strings)/',
  rxjs: '^src/(input|session)/',
};

/** The domain's floors from the ground up: each imports only those below it. */
const floors = ['collections', 'model', 'rules', 'folding', 'deciding', 'inputs'];

/**
 * The elements of which another one shows something: a whole element, or a row of it. Every other tag is a room of its
 * own.
 */
const inside = { flow: ['scan-modal'], 'scan-modal': ['camera'], lookup: ['timeline'] };

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
    ...floors.map((floor, height) => ({
      name: `domain-${floor}-imports-only-floors-below`,
      severity: 'error',
      from: { path: room(`domain/${floor}`) },
      to: { path: '^src/domain/', pathNot: floors.slice(0, height + 1).map(below => room(`domain/${below}`)) },
    })),
    {
      name: 'the-domain-is-its-floors',
      severity: 'error',
      from: {},
      to: {
        path: '^src/domain/',
        pathNot: ['^src/domain/index[.]ts$', ...floors.map(floor => room(`domain/${floor}`))],
      },
    },
    {
      name: 'elements-view-imports-no-element',
      severity: 'error',
      from: { path: room('elements/view') },
      to: { path: room('elements'), pathNot: [room('elements/view')] },
    },
    {
      name: 'an-element-imports-only-itself-and-view',
      severity: 'error',
      from: { path: '^src/elements/([^/]+)/', pathNot: Object.keys(inside).map(tag => room(`elements/${tag}`)) },
      to: { path: room('elements'), pathNot: ['^src/elements/$1/', room('elements/view')] },
    },
    ...Object.entries(inside).map(([tag, others]) => ({
      name: `${tag}-imports-only-${others.join('-')}-and-view`,
      severity: 'error',
      from: { path: room(`elements/${tag}`) },
      to: { path: room('elements'), pathNot: [tag, ...others, 'view'].map(name => room(`elements/${name}`)) },
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
