import { expect } from 'chai';
import * as fc from 'fast-check';
import { FLOW_KINDS } from '../../../src/domain/model/document.js';
import { InputError } from '../../../src/domain/model/input-error.js';
import { MAX_DOCUMENT_LENGTH, readDocument } from '../../../src/domain/inputs/read-document.js';
import { MAX_LINES, MAX_SERIALS } from '../../../src/domain/inputs/read-lines.js';
import { readProducts } from '../../../src/domain/inputs/read-products.js';
import { readSettings } from '../../../src/domain/inputs/read-settings.js';
import { DOCUMENT, SETTINGS } from '../bench.js';

/** The problems of a refused input as `code path`; what is accepted has none. */
function problemsOf(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ code, path }) => `${code} ${path}`);
  }
}

const LINE = { lineId: '1', sku: 'A', expectedQty: 2 };

function documentWith(changes: object): () => unknown {
  return () => readDocument({ ...DOCUMENT, lines: [LINE], ...changes });
}

describe('readDocument', () => {
  it('reads a document as it is, also from JSON text', () => {
    expect(readDocument(DOCUMENT)).to.deep.equal(DOCUMENT);
    expect(readDocument(JSON.stringify(DOCUMENT))).to.deep.equal(DOCUMENT);
  });

  it('fills in the place as line id, the quantity of a list, and that a list is exact', () => {
    const { lines } = readDocument({ ...DOCUMENT, lines: [{ sku: 'A', expectedSerials: ['1', '2'] }, { sku: 'B' }] });
    expect(lines).to.deep.equal([
      { lineId: '1', sku: 'A', expectedQty: 2, expectedSerials: ['1', '2'], serialPolicy: 'exact' },
      { lineId: '2', sku: 'B', serialPolicy: 'none' },
    ]);
  });

  const bad: readonly (readonly [string, () => unknown, string[]])[] = [
    ['nothing', () => readDocument(undefined), ['missing ']],
    ['a list', () => readDocument([]), ['wrong-type ']],
    ['no JSON', () => readDocument('{'), ['not-json ']],
    ['too much JSON', () => readDocument(' '.repeat(MAX_DOCUMENT_LENGTH + 1)), ['too-long ']],
    ['no kind', documentWith({ flow: undefined }), ['missing flow']],
    ['a kind that is null', documentWith({ flow: null }), ['missing flow']],
    ['an unknown kind', documentWith({ flow: 'asn' }), ['unknown-value flow']],
    ['no ids', documentWith({ documentId: undefined, locationId: '' }), ['missing documentId', 'missing locationId']],
    ['a number as id', documentWith({ documentId: 7 }), ['wrong-type documentId']],
    ['a long id', documentWith({ documentId: 'x'.repeat(201) }), ['too-long documentId']],
    ['a control character', documentWith({ documentId: 'a\u0000b' }), ['unsafe-characters documentId']],
    ...['\u061c', '\u00ad', '\u{e0041}', '\u3164', '\u115f', '\u2800', '\ufff9'].map(
      (hidden): [string, () => unknown, string[]] => [
        `U+${hidden.codePointAt(0)?.toString(16)}, which is not seen`,
        documentWith({ documentId: `a${hidden}b` }),
        ['unsafe-characters documentId'],
      ],
    ),
    ['lines that are no list', documentWith({ lines: {} }), ['wrong-type lines']],
    ['no lines', documentWith({ lines: [] }), ['missing lines']],
    ['a line that is null', documentWith({ lines: [null] }), ['wrong-type lines[0]', 'missing lines[0].sku']],
    ['too many lines', documentWith({ lines: Array(MAX_LINES + 1).fill(LINE) }), ['too-many lines']],
    [
      'too many serials',
      documentWith({ lines: [{ ...LINE, expectedSerials: Array(MAX_SERIALS + 1).fill('S') }] }),
      ['too-many lines'],
    ],
    ['a transfer to nowhere', documentWith({ flow: 'transfer-ship' }), ['missing destinationLocationId']],
    ['a transfer from nowhere', documentWith({ flow: 'transfer-receive' }), ['missing sourceLocationId']],
    ['a return to nobody', documentWith({ flow: 'return-to-vendor' }), ['missing vendorId']],
    [
      'a return to a store',
      documentWith({ flow: 'return-to-vendor', destinationLocationId: 'S2' }),
      ['missing destinationKind'],
    ],
    [
      'a return to a place of no known kind',
      documentWith({ flow: 'return-to-vendor', destinationLocationId: 'S2', destinationKind: 'store' }),
      ['unknown-value destinationKind'],
    ],
    [
      'a transfer to itself',
      documentWith({ flow: 'transfer-ship', locationId: 'L', destinationLocationId: 'L' }),
      ['same-location destinationLocationId'],
    ],
    ['a count without its scope', documentWith({ flow: 'cycle-count' }), ['missing count']],
    ['an adjustment up or down', documentWith({ flow: 'adjustment' }), ['missing direction']],
    ['a wrong direction', documentWith({ flow: 'adjustment', direction: 'up' }), ['unknown-value direction']],
  ];
  for (const [what, read, problems] of bad) {
    it(`refuses ${what}`, () => expect(problemsOf(read)).to.deep.equal(problems));
  }

  type Line = ReturnType<typeof readDocument>['lines'][number];
  const generous: readonly (readonly [string, object, Partial<Line>, string[]])[] = [
    ['a repeated serial', { expectedSerials: ['S', 'T', 'S'] }, { expectedSerials: ['S', 'T'] }, ['duplicate S']],
    ['an empty serial', { expectedSerials: ['S', ' ', null] }, { expectedSerials: ['S'] }, ['missing', 'missing']],
    ['a padded serial', { expectedSerials: [' S\u00a0'] }, { expectedSerials: ['S'] }, ['trimmed S']],
    ['a number as serial', { expectedSerials: [7] }, { expectedSerials: ['7'] }, ['taken-as-text 7']],
    [
      'half a serial',
      { expectedSerials: ['S', 7.5, {}] },
      { expectedSerials: ['S'] },
      ['wrong-type 7.5', 'wrong-type'],
    ],
    [
      'a serial that is not seen',
      { expectedSerials: ['S', 'a\u202eb'] },
      { expectedSerials: ['S'] },
      ['unsafe-characters a\ufffdb'],
    ],
    [
      'more serials than units',
      { expectedSerials: ['1', '2', '3'] },
      { expectedQty: 2, expectedSerials: ['1', '2', '3'] },
      ['inconsistent 3/2'],
    ],
    ['a fraction', { expectedQty: 2.5 }, { expectedQty: 2.5 }, ['fractional 2.5']],
    ['a quantity in words', { expectedQty: ' 2 ' }, { expectedQty: 2 }, ['taken-as-number 2']],
    ['less than nothing', { expectedQty: -1 }, { serialPolicy: 'none' }, ['out-of-range -1']],
    ['a number as product', { sku: 100451 }, { sku: '100451' }, ['taken-as-text 100451']],
    ['a policy that is none', { serialPolicy: 'strict' }, { serialPolicy: 'none' }, ['unknown-value']],
  ];
  for (const [what, given, read, told] of generous)
    it(`opens with ${what}, and tells`, () => {
      const { lines, problems = [] } = readDocument({ ...DOCUMENT, lines: [{ ...LINE, ...given }] });
      expect(lines[0]).to.deep.include(read);
      expect(problems.map(({ code, entry }) => (entry === undefined ? code : `${code} ${entry}`))).to.deep.equal(told);
      expect(problems.map(({ lineId }) => lineId)).to.deep.equal(told.map(() => '1'));
    });

  it('leaves out a line without a product, gives a repeated one another id, and lists a serial once a product', () => {
    const lines = [{ ...LINE, expectedSerials: ['S'] }, { expectedQty: 1 }, { ...LINE, expectedSerials: ['S', 'T'] }];
    const document = readDocument({ ...DOCUMENT, lines });
    expect(document.lines.map(({ lineId, expectedSerials }) => [lineId, expectedSerials])).to.deep.equal([
      ['1', ['S']],
      ['1/3', ['T']],
    ]);
    expect(document.problems?.map(({ code, path }) => `${code} ${path}`)).to.deep.equal([
      'missing lines[1].sku',
      'line-renamed lines[2].lineId',
      'duplicate lines[2].expectedSerials',
    ]);
  });

  it('keeps the rest where a text for people, a reference or a reason is wrong', () => {
    const refs = [{ type: 'po' }, { type: 'po', id: 4500012 }];
    const document = readDocument({ ...DOCUMENT, refs, title: 'abc\u202egnp.exe', reason: 7 });
    expect(document).to.deep.include({ refs: [{ type: 'po', id: '4500012' }], reason: '7' });
    expect(document).not.to.have.property('title');
    expect(document.problems?.map(({ path }) => path)).to.have.members(['refs[0].id', 'refs[1].id', 'title', 'reason']);
  });

  it('keeps no more problems than anybody reads', () => {
    const document = readDocument({
      ...DOCUMENT,
      lines: [{ sku: 'A', expectedSerials: Array<string>(501).fill('S') }],
    });
    expect(document.problems).to.have.lengthOf(200);
    expect(document.problems?.at(-1)).to.include({ code: 'more-problems', entry: '301' });
  });

  it("leaves out fields of the host's own, also where they look like one of its own", () => {
    const lines = [{ ...LINE, expectedSerial: ['S'] }];
    expect(readDocument({ ...DOCUMENT, lines, vendor: 'V' })).to.deep.equal(
      readDocument({ ...DOCUMENT, lines: [LINE] }),
    );
  });

  it('takes own fields only', () => {
    const polluted: unknown = JSON.parse(
      '{"__proto__":{"flow":"adjustment"},"documentId":"D","locationId":"L","constructor":{"x":1}}',
    );
    expect(problemsOf(() => readDocument(polluted))).to.deep.equal(['missing flow']);
    const inherited: unknown = Object.create({ ...DOCUMENT });
    expect(problemsOf(() => readDocument(inherited))).to.include('missing documentId');
    expect(Object.keys({})).to.deep.equal([]);
  });

  it('refuses anything else with an InputError, and reads its own result again', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), fc.constantFrom(...FLOW_KINDS), (value, flow) => {
        problemsOf(() => readDocument(value));
        problemsOf(() => readDocument({ flow, documentId: value, lines: [value], count: value, refs: value }));
      }),
    );
    expect(readDocument(readDocument(DOCUMENT))).to.deep.equal(DOCUMENT);
  });
});

describe('readProducts', () => {
  const row = { sku: 'A', serialNumberRequired: true };
  const read = (...rows: unknown[]) => {
    const { catalog, problems } = readProducts(rows);
    return { catalog, problems: problems.map(({ code, path }) => `${code} ${path}`) };
  };

  it('finds a product by SKU, GTIN of any length and barcode', () => {
    const { catalog, problems } = read({ ...row, gtins: ['5901234123457'], barcodes: ['UPC-7'] });
    expect(problems).to.deep.equal([]);
    for (const name of ['A', '5901234123457', '05901234123457', 'UPC-7']) expect(catalog.find(name)?.sku).to.equal('A');
    expect(catalog.find('__proto__')).to.equal(undefined);
  });

  it("takes the feed's spelling", () => {
    const { catalog, problems } = read({ Sku: 'A', Name: 'Phone', SerialNumberRequired: true });
    expect(problems).to.deep.equal([]);
    expect(catalog.find('A')).to.include({ name: 'Phone', serialNumberRequired: true });
  });

  for (const value of ['true', 'yes', 1, 0, null, {}]) {
    it(`reports SerialNumberRequired: ${JSON.stringify(value)}, and goes by the setting`, () => {
      const { catalog, problems } = read({ sku: 'A', SerialNumberRequired: value });
      expect(problems).to.have.lengthOf(1);
      expect(problems[0]).to.match(/^(not-a-boolean|missing) products\[0\]\.serialNumberRequired$/);
      expect(catalog.find('A')).to.include({ serialNumberRequired: true, isDoubted: true });
      const counted = readProducts([{ sku: 'A', SerialNumberRequired: value }], 'count').catalog.find('A');
      expect(counted).to.include({ serialNumberRequired: false, isDoubted: true });
    });
  }

  it('leaves out rows without a SKU and repeated ones, and keeps the rest', () => {
    const { catalog, problems } = read({ serialNumberRequired: true }, null, row, { ...row, name: 'again' });
    expect(problems).to.deep.equal(['missing products[0].sku', 'wrong-type products[1]', 'duplicate products[3].sku']);
    expect(catalog.find('A')?.name).to.equal('A');
  });

  it('reports a code that names two products', () => {
    const { catalog, problems } = read(
      { ...row, barcodes: ['X'] },
      { sku: 'B', serialNumberRequired: false, barcodes: ['X'] },
    );
    expect(problems).to.deep.equal(['duplicate B']);
    expect(catalog.find('X')?.sku).to.equal('A');
  });

  it('drops GTINs with a wrong check digit and rules that are not understood', () => {
    const { catalog, problems } = read({ ...row, gtins: ['5901234123458'], serialRule: { kind: 'serial' } });
    expect(problems).to.deep.equal(['not-a-gtin products[0].gtins', 'unknown-value products[0].serialRule.kind']);
    expect(catalog.find('A')).to.deep.equal({ ...row, name: 'A', gtins: [], barcodes: [] });
  });

  it('finds a product by the code of a pack, which is no code of its unit', () => {
    const gtins = ['5901234123457', '15901234123454'];
    const { catalog, problems } = read({ ...row, gtins, Packs: [{ Gtin: '15901234123454', Units: 12, name: 'Case' }] });
    expect(problems).to.deep.equal([]);
    expect(catalog.find('15901234123454')).to.deep.equal({
      ...{ ...row, name: 'A', barcodes: [], gtins: ['05901234123457'] },
      packs: [{ gtin: '15901234123454', units: 12, name: 'Case' }],
    });
  });

  it('leaves out a pack that is wrong, says so, and keeps the others', () => {
    const good = { gtin: '15901234123454', units: 12 };
    const packs = [
      ...[{ gtin: '15901234123455', units: 12 }, { units: 6 }, { gtin: '25901234123451' }, null],
      ...[0, 1.5, 1_000_001, '12'].map(units => ({ gtin: '25901234123451', units })),
      ...[good, { ...good, units: 24 }],
    ];
    const { catalog, problems } = read({ ...row, packs });
    expect(problems).to.deep.equal([
      'not-a-gtin products[0].packs[0].gtin',
      'missing products[0].packs[1].gtin',
      'missing products[0].packs[2].units',
      'wrong-type products[0].packs[3]',
      'missing products[0].packs[3].gtin',
      'missing products[0].packs[3].units',
      ...[4, 5, 6].map(at => `out-of-range products[0].packs[${at}].units`),
      'wrong-type products[0].packs[7].units',
      'duplicate products[0].packs[9]',
    ]);
    expect(catalog.find('A')?.packs).to.deep.equal([good]);
    expect(read({ ...row, packs: { gtin: good.gtin } }).problems).to.deep.equal(['wrong-type products[0].packs']);
  });

  it('reports a name that is nearly one of its own, once, and reads the row without it', () => {
    const rows = [
      { sku: 'A', SerialNumberReqired: true },
      { sku: 'B', SerialNumberReqired: true, serialNumberRequired: true },
    ];
    const { catalog, problems } = read(...rows);
    expect(problems).to.deep.equal([
      'missing products[0].serialNumberRequired',
      'unknown-field products[0].SerialNumberReqired',
    ]);
    expect(catalog.find('A')).to.include({ serialNumberRequired: true, isDoubted: true });
    expect(readProducts(rows).problems[1]?.message).to.equal(
      'products[0].SerialNumberReqired is not known: did you mean serialNumberRequired?',
    );
  });

  for (const name of ['gtin', 'GTINS', 'bar_codes', 'barcode', 'NAME', 'nane', 'serial_rule', 'SerialRules']) {
    it(`reports ${name}`, () => {
      const { problems } = read({ sku: 'A', SerialNumberRequired: true, [name]: [] });
      expect(problems).to.deep.equal([`unknown-field products[0].${name}`]);
    });
  }

  it("says nothing of fields of the host's own", () => {
    const own = { id: 7, price: 1, size: 'M', gtin: '5901234123457', Barcode: 'X', type: 'phone', category: 'A' };
    expect(read({ ...row, gtins: [], barcodes: [], ...own }).problems).to.deep.equal([]);
    expect(read({ SKU: 'A', Name: undefined, SerialNumberRequired: true }).problems).to.deep.equal([]);
  });

  it('reports a name of a serial rule that is not known, and keeps the rest of the rule', () => {
    const { catalog, problems } = read({ ...row, serialRule: { minLenght: 8, maxLength: 10 } });
    expect(problems).to.deep.equal(['unknown-field products[0].serialRule.minLenght']);
    expect(catalog.find('A')?.serialRule).to.deep.equal({ maxLength: 10 });
  });

  it('refuses a feed that is no list', () => {
    expect(problemsOf(() => readProducts({ products: [] }))).to.deep.equal(['wrong-type ']);
  });
});

describe('readSettings', () => {
  it('needs a device id and fills in the rest', () => {
    expect(readSettings({ deviceId: 'till-1' })).to.deep.equal(SETTINGS);
  });

  it('keeps what is set', () => {
    const given = {
      enableSerializedInventory: false,
      deviceId: 'till-1',
      userId: 'mia',
      policies: { 'asn-receiving': { 'over-quantity': 'block' } },
      overTolerance: { 'asn-receiving': 2 },
      underTolerance: { 'cycle-count': 1 },
      partialReceipts: { 'transfer-ship': 'final' },
      revisions: 'ask',
      approvals: { adjustment: ['moved'] },
      reasonCodes: [{ code: 'short', label: 'Short', for: ['under', 'missing'] }],
      requireReasons: false,
      serialDelimiter: '~',
      requestTimeoutMs: 500,
      approvalTimeoutMs: 60_000,
      verifySerials: false,
      keepDays: 90,
    };
    expect(readSettings(given)).to.deep.equal(given);
  });

  const bad: readonly (readonly [string, object, string])[] = [
    ['no device', { deviceId: undefined }, 'missing deviceId'],
    ['a flag as text', { enableSerializedInventory: 'true' }, 'not-a-boolean enableSerializedInventory'],
    ['an unknown kind', { policies: { asn: {} } }, 'unknown-value policies.asn'],
    [
      'an unknown code',
      { policies: { 'asn-receiving': { 'flow-closed': 'flag' } } },
      'unknown-value policies.asn-receiving.flow-closed',
    ],
    [
      'an unknown action',
      { policies: { 'asn-receiving': { 'over-quantity': 'warn' } } },
      'unknown-value policies.asn-receiving.over-quantity',
    ],
    [
      'taking duplicates in silence',
      { policies: { 'asn-receiving': { 'duplicate-elsewhere': 'accept' } } },
      'unknown-value policies.asn-receiving.duplicate-elsewhere',
    ],
    ['a negative tolerance', { overTolerance: { 'cycle-count': -1 } }, 'out-of-range overTolerance.cycle-count'],
    [
      'an approval of an unknown mismatch',
      { approvals: { adjustment: ['all'] } },
      'unknown-value approvals.adjustment[0]',
    ],
    ['a tolerance for nothing known', { underTolerance: { count: 1 } }, 'unknown-value underTolerance.count'],
    ['a repeated reason', { reasonCodes: [{ code: 'a' }, { code: 'a' }] }, 'duplicate reasonCodes[1].code'],
    ['an unknown mismatch', { reasonCodes: [{ code: 'a', for: ['late'] }] }, 'unknown-value reasonCodes[0].for[0]'],
    ['a comma as delimiter', { serialDelimiter: ',' }, 'unknown-value serialDelimiter'],
    ['a delimiter that serials hold', { serialDelimiter: '-' }, 'unknown-value serialDelimiter'],
    ['two delimiters', { serialDelimiter: '||' }, 'unknown-value serialDelimiter'],
    ['no time to answer', { requestTimeoutMs: 0 }, 'out-of-range requestTimeoutMs'],
    ['a misspelt setting', { requireReason: false }, 'unknown-field requireReason'],
    ['a setting in other letters', { deviceID: 'till-2' }, 'unknown-field deviceID'],
    ['a setting that it does not have', { colour: 'red' }, 'unknown-field colour'],
    ['a misspelt setting without a value', { policy: undefined }, 'unknown-field policy'],
    [
      'a misspelt field of a reason',
      { reasonCodes: [{ code: 'a', lable: 'A' }] },
      'unknown-field reasonCodes[0].lable',
    ],
  ];
  for (const [what, changes, problem] of bad) {
    it(`refuses ${what}`, () => {
      expect(problemsOf(() => readSettings({ deviceId: 'till-1', ...changes }))).to.deep.equal([problem]);
    });
  }

  const meant: readonly (readonly [object, string])[] = [
    [{ requireReason: false }, 'requireReason is not known: did you mean requireReasons?'],
    [{ reqiureReasons: false }, 'reqiureReasons is not known: did you mean requireReasons?'],
    [{ user_id: 'mia' }, 'user_id is not known: did you mean userId?'],
    [{ POLICIES: {} }, 'POLICIES is not known: did you mean policies?'],
    [{ approvals: { 'asn-recieving': [] } }, 'approvals.asn-recieving is not known: did you mean asn-receiving?'],
    [
      { policies: { adjustment: { over_quantity: 'flag' } } },
      'policies.adjustment.over_quantity is not known: did you mean over-quantity?',
    ],
    [{ reasonCodes: [{ code: 'a', from: [] }] }, 'reasonCodes[0].from must be one of code, label, for'],
  ];
  for (const [changes, message] of meant) {
    it(`says: ${message}`, () => {
      expect(() => readSettings({ deviceId: 'till-1', ...changes })).to.throw(InputError, `settings: ${message}`);
    });
  }

  it('names every misspelt setting at once, also one by way of __proto__', () => {
    const given: unknown = JSON.parse('{"deviceId":"d","__proto__":{"x":1},"requireReason":false,"userid":"mia"}');
    expect(problemsOf(() => readSettings(given))).to.deep.equal([
      'unknown-field __proto__',
      'unknown-field requireReason',
      'unknown-field userid',
    ]);
  });

  it('offers a reason for every mismatch where its mismatches are null', () => {
    const { reasonCodes } = readSettings({ deviceId: 'd', reasonCodes: [{ code: 'a', for: null }] });
    expect(reasonCodes).to.deep.equal([{ code: 'a', label: 'a' }]);
  });

  it('refuses anything else with an InputError', () => {
    fc.assert(
      fc.property(fc.anything(), value => {
        problemsOf(() => readSettings(value));
        problemsOf(() => readSettings({ deviceId: 'd', policies: value, reasonCodes: value, overTolerance: value }));
      }),
    );
    expect(problemsOf(() => readSettings('{}'))).to.deep.equal(['wrong-type ', 'missing deviceId']);
  });
});
