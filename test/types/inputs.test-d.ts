// Checked by the compiler alone: what a partner may hand in, as the package says it.
import type {
  Capture,
  CaptureOptions,
  DocumentInput,
  DocumentLineInput,
  FlowDocument,
  Product,
  ProductInput,
  SerialFlow,
  Settings,
  SettingsInput,
} from '../../src/index.js';
import type { Equal, Expect, ExpectNot, Extends } from './expect-type.js';

export type Doors = [
  Expect<Equal<SerialFlow['document'], DocumentInput | string | undefined>>,
  Expect<Equal<SerialFlow['products'], readonly ProductInput[] | undefined>>,
  Expect<Equal<SerialFlow['settings'], SettingsInput | undefined>>,
  Expect<Equal<Parameters<Capture['open']>, [document: DocumentInput | string]>>,
  Expect<Equal<CaptureOptions['settings'], SettingsInput>>,
  Expect<Equal<CaptureOptions['products'], readonly ProductInput[] | undefined>>,
  // Undefined by name is as good as left out, also for partners who tell the two apart.
  Expect<Extends<{ settings: Device; host: undefined; camera: undefined; products: undefined }, CaptureOptions>>,
];

/** What was read can be handed in again, and reading adds no field. */
export type ReadAgain = [
  Expect<Extends<FlowDocument, DocumentInput>>,
  Expect<Extends<Settings, SettingsInput>>,
  Expect<Extends<Product, ProductInput>>,
  // What was found while reading is no input.
  Expect<Equal<keyof DocumentInput, Exclude<keyof FlowDocument, 'problems'>>>,
  Expect<Equal<keyof SettingsInput, keyof Settings>>,
];

interface Least {
  documentId: string;
  locationId: string;
}

export type Documents = [
  Expect<Extends<Least & { flow: 'asn-receiving' }, DocumentInput>>,
  Expect<Extends<Least & { flow: 'cycle-count'; lines: null; title: undefined; ours: Date }, DocumentInput>>,
  Expect<Extends<{ sku: string }, DocumentLineInput>>,
  ExpectNot<Extends<Least, DocumentInput>>,
  ExpectNot<Extends<Least & { flow: 'asn' }, DocumentInput>>,
  ExpectNot<Extends<Least & { flow: 'adjustment'; direction: 'up' }, DocumentInput>>,
  ExpectNot<Extends<Least & { flow: 'cycle-count'; count: null }, DocumentInput>>,
  ExpectNot<Extends<{ sku: string; expectedQty: '2' }, DocumentLineInput>>,
  ExpectNot<Extends<{ lineId: string }, DocumentLineInput>>,
];

type ProductField = Exclude<keyof Product, 'isDoubted'>;
type Names<T> = T extends unknown ? keyof T : never;

export type Products = [
  Expect<Equal<Names<ProductInput>, 'SKU' | ProductField | Capitalize<ProductField>>>,
  Expect<Extends<{ sku: string; serialNumberRequired: boolean }, ProductInput>>,
  Expect<Extends<{ Sku: string; Name: string; Gtins: string[]; SerialNumberRequired: boolean }, ProductInput>>,
  Expect<Extends<{ SKU: string; SerialNumberRequired: true; serialRule: { kind: 'imei' } }, ProductInput>>,
  Expect<Extends<{ sku: string; SerialNumberRequired: true; SerialRule: { pattern: undefined } }, ProductInput>>,
  ExpectNot<Extends<{ sku: string }, ProductInput>>,
  ExpectNot<Extends<{ SerialNumberRequired: boolean }, ProductInput>>,
  ExpectNot<Extends<{ sku: string; SerialNumberRequired: 'true' }, ProductInput>>,
  ExpectNot<Extends<{ sku: string; SerialNumberRequired: true; Gtins: string }, ProductInput>>,
  ExpectNot<Extends<{ sku: string; SerialNumberRequired: true; serialRule: { kind: 'mac' } }, ProductInput>>,
];

interface Device {
  deviceId: string;
}

export type SettingsInputs = [
  Expect<Extends<Device, SettingsInput>>,
  Expect<Extends<Device & { policies: { adjustment: { 'not-in-stock': 'block' } } }, SettingsInput>>,
  ExpectNot<Extends<{ userId: string }, SettingsInput>>,
  ExpectNot<Extends<Device & { requireReasons: 'yes' }, SettingsInput>>,
  ExpectNot<Extends<Device & { policies: { adjustment: { 'not-in-stock': 'warn' } } }, SettingsInput>>,
  ExpectNot<Extends<Device & { policies: { adjustment: { 'duplicate-elsewhere': 'accept' } } }, SettingsInput>>,
  ExpectNot<Extends<Device & { approvals: { adjustment: ['all'] } }, SettingsInput>>,
];
