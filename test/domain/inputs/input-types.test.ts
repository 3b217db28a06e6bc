import { expect } from 'chai';
import * as fc from 'fast-check';
import type {
  CountScopeInput,
  DocumentInput,
  DocumentLineInput,
  DocumentRefInput,
  ReceivedUnitsInput,
} from '../../../src/domain/inputs/document-input.js';
import { FLOW_KINDS, type FlowKind } from '../../../src/domain/model/document.js';
import { InputError } from '../../../src/domain/model/input-error.js';
import type {
  PackInput,
  ProductFields,
  ProductInput,
  SerialRuleInput,
} from '../../../src/domain/inputs/product-input.js';
import { readDocument } from '../../../src/domain/inputs/read-document.js';
import { readProducts } from '../../../src/domain/inputs/read-products.js';
import { readSettings } from '../../../src/domain/inputs/read-settings.js';
import { MISMATCHES, POLICY_CODES } from '../../../src/domain/model/settings.js';
import type { PoliciesInput, ReasonCodeInput, SettingsInput } from '../../../src/domain/inputs/settings-input.js';

/**
 * An arbitrary for each field that the type has. A field that is new there is missing here, and this file does not
 * compile.
 */
type Arbitraries<T> = { readonly [K in keyof T]-?: fc.Arbitrary<T[K]> };

/** The fields for which the type takes null, and only they. */
type Nullable<T> = { readonly [K in keyof T as null extends T[K] ? K : never]-?: true };

const id = fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/);
const among = <const T>(...values: readonly T[]) => fc.constantFrom(...values);
const orAbsent = <T>(values: fc.Arbitrary<T>) => fc.oneof(values, among(null, undefined));
const orUndefined = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const byFlow = <T>(values: fc.Arbitrary<T>) => orUndefined(fc.dictionary(among(...FLOW_KINDS), orUndefined(values)));
const mismatches = orAbsent(fc.uniqueArray(among(...MISMATCHES)));
const quantity = orAbsent(fc.nat(1_000_000));
const flag = orUndefined(fc.boolean());

const REASON: Arbitraries<ReasonCodeInput> = { code: id, label: orAbsent(id), for: mismatches };
const policies: fc.Arbitrary<PoliciesInput> = fc.dictionary(
  among(...POLICY_CODES),
  orAbsent(among('block', 'confirm', 'flag')),
);
const SETTINGS: Arbitraries<SettingsInput> = {
  deviceId: id,
  userId: orAbsent(id),
  enableSerializedInventory: flag,
  policies: byFlow(policies),
  overTolerance: byFlow(quantity),
  underTolerance: byFlow(quantity),
  approvals: byFlow(mismatches),
  partialReceipts: byFlow(orAbsent(among('ask', 'final', 'open'))),
  revisions: orAbsent(among('merge', 'ask', 'ignore')),
  approveClosing: flag,
  tapKnown: flag,
  countMode: orAbsent(among('partial', 'full', 'document')),
  reasonCodes: orAbsent(fc.uniqueArray(fc.record(REASON), { maxLength: 3, selector: ({ code }) => code })),
  requireReasons: flag,
  serialDelimiter: orAbsent(among('|', '^', '~', '`')),
  percentEncoding: flag,
  feedDoubt: orAbsent(among('ask', 'count')),
  requestTimeoutMs: orAbsent(fc.integer({ min: 1, max: 60_000 })),
  approvalTimeoutMs: orAbsent(fc.integer({ min: 1, max: 3_600_000 })),
  verifySerials: flag,
  keepDays: orAbsent(fc.integer({ min: 0, max: 3_650 })),
};

const LINE: Arbitraries<DocumentLineInput> = {
  lineId: orAbsent(id.map(text => `L${text}`)),
  sku: id,
  expectedQty: orAbsent(fc.integer({ min: 3, max: 1_000_000 })),
  expectedSerials: orAbsent(fc.uniqueArray(id, { maxLength: 3 })),
  serialPolicy: orAbsent(among('exact', 'advisory', 'none')),
  cartonId: orAbsent(id),
  reason: orAbsent(id),
};
const REF: Arbitraries<DocumentRefInput> = { type: id, id };
const COUNT: Arbitraries<CountScopeInput> = {
  countId: id,
  batchId: id,
  mode: orAbsent(among('full', 'partial', 'manual')),
  blind: flag,
  batchIds: orAbsent(fc.array(id, { maxLength: 3 })),
};
const RECEIVED: Arbitraries<ReceivedUnitsInput> = {
  sku: id,
  lineId: orAbsent(id),
  quantity: orAbsent(fc.integer({ min: 3, max: 1_000_000 })),
  serials: orAbsent(fc.uniqueArray(id, { maxLength: 3 })),
  cartonIds: orAbsent(fc.array(id, { maxLength: 2 })),
  receipt: orAbsent(fc.integer({ min: 1, max: 10_000 })),
  deviceId: orAbsent(id),
  userId: orAbsent(id),
  atMs: orAbsent(fc.nat(4_000_000_000_000)),
};
/** Of blind receiving, which needs nothing beside its ids, so that no rule across fields comes in. */
const DOCUMENT: Arbitraries<DocumentInput> = {
  flow: among('blind-receiving'),
  documentId: id,
  locationId: id,
  sourceLocationId: orAbsent(id),
  destinationLocationId: orAbsent(id),
  destinationKind: orAbsent(among('vendor', 'warehouse')),
  vendorId: orAbsent(id),
  refs: orAbsent(fc.array(fc.record(REF), { maxLength: 3 })),
  title: orAbsent(id),
  lines: orAbsent(fc.array(fc.record(LINE), { maxLength: 1 })),
  count: orUndefined(fc.record(COUNT)),
  direction: orAbsent(among('plus', 'minus')),
  reason: orAbsent(id),
  received: orAbsent(fc.array(fc.record(RECEIVED), { maxLength: 2 })),
};

const RULE: Arbitraries<SerialRuleInput> = {
  kind: orUndefined(among('free', 'imei', 'meid', 'iccid', 'vin')),
  pattern: orUndefined(among('[A-Z]{2}\\d{6}')),
  minLength: orUndefined(fc.integer({ min: 1, max: 128 })),
  maxLength: orUndefined(fc.integer({ min: 1, max: 128 })),
  ignoreCase: flag,
  uniqueness: orUndefined(among('product', 'global')),
  gs1: orUndefined(among('accept', 'require')),
  dataIdentifiers: flag,
};
const PACK: Arbitraries<PackInput> = {
  gtin: among('15901234123454'),
  units: fc.integer({ min: 1, max: 1_000_000 }),
  name: orAbsent(id),
};
const PRODUCT: Arbitraries<ProductFields> = {
  name: orAbsent(id),
  gtins: orAbsent(among([], ['5901234123457'])),
  packs: orAbsent(fc.array(fc.record(PACK), { maxLength: 1 })),
  barcodes: orAbsent(fc.array(id, { maxLength: 3 })),
  serialNumberRequired: fc.boolean(),
  serialRule: orAbsent(fc.record(RULE)),
  track: orAbsent(fc.record({ lot: flag, expiry: flag })),
};

/** What is read, or the problems for which it is refused. */
function outcomeOf(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems;
  }
}

describe('what the input types allow is read without a problem', () => {
  it('settings', () => {
    const settings: fc.Arbitrary<SettingsInput> = fc.record(SETTINGS, { requiredKeys: ['deviceId'] });
    fc.assert(
      fc.property(settings, given => {
        expect(readSettings(readSettings(given))).to.deep.equal(readSettings(given));
      }),
    );
  });

  it('documents, also as JSON text', () => {
    const documents: fc.Arbitrary<DocumentInput> = fc.record(DOCUMENT, {
      requiredKeys: ['flow', 'documentId', 'locationId'],
    });
    fc.assert(
      fc.property(documents, given => {
        const read = readDocument(given);
        expect(readDocument(JSON.stringify(given))).to.deep.equal(read);
        expect(readDocument(read)).to.deep.equal(read);
      }),
    );
  });

  it('products, in every spelling', () => {
    const { serialNumberRequired, ...optional } = PRODUCT;
    const rows: fc.Arbitrary<ProductInput> = fc
      .tuple(
        fc.record(optional, { requiredKeys: [] }),
        fc.oneof(fc.record({ sku: id }), fc.record({ Sku: id }), fc.record({ SKU: id })),
        fc.oneof(fc.record({ serialNumberRequired }), fc.record({ SerialNumberRequired: serialNumberRequired })),
      )
      .map(([fields, sku, required]) => ({ ...fields, ...sku, ...required }));
    fc.assert(
      fc.property(rows, row => {
        expect(readProducts([row]).problems).to.deep.equal([]);
      }),
    );
  });
});

describe('null is as good as absent where the type has it, and nowhere else', () => {
  const SETTINGS_NULL: Nullable<SettingsInput> = {
    userId: true,
    revisions: true,
    countMode: true,
    reasonCodes: true,
    serialDelimiter: true,
    feedDoubt: true,
    requestTimeoutMs: true,
    approvalTimeoutMs: true,
    keepDays: true,
  };
  const DOCUMENT_NULL: Nullable<DocumentInput> = {
    sourceLocationId: true,
    destinationLocationId: true,
    destinationKind: true,
    vendorId: true,
    refs: true,
    title: true,
    lines: true,
    direction: true,
    reason: true,
    received: true,
  };
  const LINE_NULL: Nullable<DocumentLineInput> = {
    lineId: true,
    expectedQty: true,
    expectedSerials: true,
    serialPolicy: true,
    cartonId: true,
    reason: true,
  };
  const COUNT_NULL: Nullable<CountScopeInput> = { mode: true, batchIds: true };
  const REASON_NULL: Nullable<ReasonCodeInput> = { label: true, for: true };

  const BASE = { documentId: 'D', locationId: 'L' };
  /** The kind in which the field is looked at. */
  const KIND: Readonly<Record<string, FlowKind>> = {
    count: 'cycle-count',
    direction: 'adjustment',
    destinationKind: 'return-to-vendor',
  };
  const documentWith = (fields: object, name: string) =>
    readDocument({ ...BASE, flow: KIND[name] ?? 'blind-receiving', ...fields });
  const cases: readonly (readonly [string, object, object, (fields: object, name: string) => unknown])[] = [
    ['document', DOCUMENT, DOCUMENT_NULL, documentWith],
    ['settings', SETTINGS, SETTINGS_NULL, given => readSettings({ deviceId: 'd', ...given })],
    [
      'reason code',
      REASON,
      REASON_NULL,
      item => readSettings({ deviceId: 'd', reasonCodes: [{ code: 'c', ...item }] }),
    ],
    ['line', LINE, LINE_NULL, line => readDocument({ ...BASE, flow: 'asn-receiving', lines: [{ sku: 'A', ...line }] })],
    [
      'count',
      COUNT,
      COUNT_NULL,
      count => readDocument({ ...BASE, flow: 'cycle-count', count: { countId: 'C', batchId: 'B', ...count } }),
    ],
  ];
  for (const [what, fields, nullable, read] of cases) {
    for (const name of Object.keys(fields)) {
      it(`${what}: ${name}`, () => {
        const outcome = outcomeOf(() => read({ [name]: null }, name));
        if (name in nullable) expect(outcome).to.deep.equal(outcomeOf(() => read({}, name)));
        else expect(JSON.stringify(outcome)).to.match(new RegExp(`"path":"([^"]+[.])?${name}"`));
      });
    }
  }
});
