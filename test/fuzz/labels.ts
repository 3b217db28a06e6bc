import type { Reading } from '../../src/codes/reading.js';
import { READING_DOUBTS, READING_SOURCES } from '../../src/codes/reading.js';
import type { ProductInput } from '../../src/domain/inputs/product-input.js';
import type { Chance } from './chance.js';

/** What is sold: a product of each kind that counts its serials otherwise. */
const GTINS = {
  DRILL: '04006381333207',
  PHONE: '04006381333214',
  TAG: '04006381333221',
  'GLOBAL-A': '04006381333238',
  'GLOBAL-B': '04006381333245',
  CABLE: '04006381333252',
} as const;
/** A case of twelve cables. */
const CASE = '14006381333259';
export type Sku = keyof typeof GTINS;
export const SKUS = Object.keys(GTINS) as Sku[];

export const PRODUCTS: readonly ProductInput[] = [
  { sku: 'DRILL', name: 'Drill', gtins: [GTINS.DRILL], barcodes: ['SHARED'], SerialNumberRequired: true },
  { sku: 'PHONE', gtins: [GTINS.PHONE], SerialNumberRequired: true, serialRule: rule({ kind: 'imei' }) },
  {
    sku: 'TAG',
    gtins: [GTINS.TAG],
    barcodes: ['SHARED'],
    SerialNumberRequired: true,
    serialRule: rule({ ignoreCase: true }),
  },
  {
    sku: 'GLOBAL-A',
    gtins: [GTINS['GLOBAL-A']],
    SerialNumberRequired: true,
    serialRule: rule({ uniqueness: 'global' }),
  },
  {
    sku: 'GLOBAL-B',
    gtins: [GTINS['GLOBAL-B']],
    SerialNumberRequired: true,
    serialRule: rule({ uniqueness: 'global' }),
  },
  {
    ...{ sku: 'CABLE', gtins: [GTINS.CABLE], barcodes: ['CABLE-BOX'], SerialNumberRequired: false },
    packs: [{ gtin: CASE, units: 12 }],
  },
];

function rule(given: Partial<NonNullable<ProductInput['serialRule']>>): ProductInput['serialRule'] {
  const none = { kind: undefined, pattern: undefined, minLength: undefined, maxLength: undefined };
  return {
    ...none,
    ignoreCase: undefined,
    uniqueness: undefined,
    gs1: undefined,
    dataIdentifiers: undefined,
    ...given,
  };
}

const IMEIS = ['356938035643809', '356938035643817', '356938035643825', '356938035643833'];
const ODD = ['', ' ', 'a|b', '=SUM(A1)', '"q",x', 'ä', '\u{1f4a5}', '\u0000', 'a\u001db', '\u202eabc', '__proto__'];
const JUNK = [
  ...ODD,
  'constructor',
  '4006381333207',
  '0104006381333207',
  ']C1',
  '00123456789012345675',
  'https://id.gs1.org/01/04006381333207/21/D1?x=%',
  'https://example.com/',
  '%B4111111111111111^X/Y^2512?',
  '4111111111111111',
  'x'.repeat(200),
  '9'.repeat(20_000),
] as const;

/** Few, so that the same one comes up again, in other flows and tabs, and in another spelling. */
export function serialOf(chance: Chance, sku: Sku): string {
  if (sku === 'PHONE') return chance.of(IMEIS);
  if (chance.isIn(0.03)) return chance.of(ODD);
  if (chance.isIn(0.03)) return chance.uuid();
  const name = `${chance.isIn(0.2) ? 's' : 'S'}${chance.of(['', 'N-'])}${1000 + chance.below(60)}`;
  return chance.isIn(0.02) ? name.repeat(12) : name;
}

/** What a label says: a product with its serial, one of them, or anything. */
export function labelOf(chance: Chance): string {
  const sku = chance.of(SKUS);
  const [gtin, serial] = [GTINS[sku], serialOf(chance, sku)];
  return chance.weighted([
    [30, () => `(01)${gtin}(21)${serial}`],
    [10, () => `]C101${gtin}21${serial}`],
    [4, () => `https://id.gs1.org/01/${gtin}/21/${encodeURIComponent(serial)}`],
    [20, () => serial],
    [12, () => chance.of([gtin, gtin.slice(1), sku])],
    [2, () => chance.of(['SHARED', 'CABLE-BOX'])],
    [2, () => chance.of([CASE, `(02)${CASE}(37)2`, '00123456789012345675'])],
    [4, () => `(01)${gtin}(21)${serial}`.slice(chance.below(12), 20 + chance.below(8))],
    [2, () => `${serial}${serialOf(chance, sku)}`],
    [6, () => chance.of(JUNK)],
  ]);
}

/** A label that says all. */
export function fullLabel(chance: Chance): string {
  const sku = chance.of(SKUS);
  return `(01)${GTINS[sku]}(21)${serialOf(chance, sku)}`;
}

/** A reading without its id; the page adds one of its own, and the time. */
export type GivenReading = Omit<Reading, 'id' | 'atMs'>;

export function readingOf(chance: Chance): GivenReading {
  const isSure = chance.isIn(0.8);
  return {
    text: labelOf(chance),
    source: isSure ? 'bridge' : chance.of(READING_SOURCES),
    ...(chance.isIn(0.1) && { aim: chance.of([']C1', ']d2', ']E0', ']Q3', ']A0', ']zz']) }),
    ...(chance.isIn(0.1) && { symbology: chance.of(['code-128', 'ean-13', 'data-matrix', 'qr-code'] as const) }),
    ...(!isSure && { doubts: chance.list(2, () => chance.of(READING_DOUBTS)) }),
    ...(chance.isIn(0.05) && { candidates: chance.list(3, () => labelOf(chance)) }),
  };
}
