import type { Code } from '../../codes/code.js';
import { lotExpiryOf, type LotExpiry } from '../../codes/lot-expiry.js';
import type { CapturedSerial, ReadingRecord } from '../model/fact.js';
import type { Pack, Product } from '../model/product.js';
import type { LineState } from '../model/state.js';
import { productName } from './lines.js';
import type { ProductSymbol } from '../model/product-symbol.js';
import type { UnitShare } from '../model/unit.js';

/** Is the lot or the expiry day not known that the product tracks? */
export function isUntracked({ product }: Pick<LineState, 'product'>, { lot, expiry }: LotExpiry): boolean {
  const { track = {} } = product;
  return (track.lot === true && lot === undefined) || (track.expiry === true && expiry === undefined);
}

/** Application identifiers that name the product or its serial, which stand on their own. */
const NAMING = new Set(['01', '21']);

/** What a product's symbol says beside the product; undefined where it says no more. */
export function symbolOf(
  product: Product,
  { gtin: trade, product: text = '', ais = [] }: Pick<Code, 'gtin' | 'product' | 'ais'>,
  { atMs }: Pick<ReadingRecord, 'atMs'>,
): ProductSymbol | undefined {
  const { sku, gtins } = product;
  const gtin = trade ?? valueOf(ais, '02') ?? packOf(product, productName(text))?.gtin;
  const more = ais.filter(([identifier]) => !NAMING.has(identifier));
  const isTelling = gtin !== undefined && (gtins.length > 1 || packOf(product, gtin) !== undefined);
  if (more.length === 0 && !isTelling) return undefined;
  return {
    sku,
    ...(isTelling && { gtin }),
    ...(more.length > 0 && { ais: more, ...lotExpiryOf(more, atMs) }),
  };
}

/** The pack of a product that has this GTIN. */
function packOf({ packs = [] }: Pick<Product, 'packs'>, gtin: string | undefined): Pack | undefined {
  return packs.find(pack => pack.gtin === gtin);
}

/**
 * How many units of the product a symbol is on: as many as it says itself (AI 30), else those of the pack whose GTIN it
 * has, as often as that is within (AI 37). Source: GS1 General Specifications, 3.6.1 and 3.6.5.
 */
export function unitsOn(product: Pick<Product, 'packs'>, { gtin, ais }: Partial<ProductSymbol> = {}): number {
  const items = valueOf(ais, '30');
  if (items !== undefined) return Number(items);
  return Number(valueOf(ais, '37') ?? 1) * (packOf(product, gtin)?.units ?? 1);
}

function valueOf(ais: Code['ais'] = [], wanted: string): string | undefined {
  return ais.find(([identifier]) => identifier === wanted)?.[1];
}

/**
 * What is known of a serial on a line by its own symbol, and by the product's that was scanned before it. A product's
 * symbol says nothing of another product's unit.
 */
export function factsOn(
  { product }: Pick<LineState, 'product'>,
  { ais = [], symbol, reading }: Pick<CapturedSerial, 'ais' | 'symbol' | 'reading'>,
): LotExpiry {
  const { lot, expiry } = symbol?.sku === product.sku ? symbol : {};
  return {
    ...(lot !== undefined && { lot }),
    ...(expiry !== undefined && { expiry }),
    ...lotExpiryOf(ais, reading.atMs),
  };
}

/**
 * The same of the units that are counted by the scan of their product. A pack's GTIN is that of their carton: as the
 * GTIN of the units it would name as many packs.
 */
export function factsOfSymbol(
  product: Pick<Product, 'packs'>,
  { gtin, ais, lot, expiry }: Partial<ProductSymbol> = {},
): Pick<UnitShare, 'lot' | 'expiry' | 'gtin' | 'cartonId'> {
  const isPack = packOf(product, gtin) !== undefined;
  const cartonId = valueOf(ais, '00') ?? (isPack ? gtin : undefined);
  return {
    ...(gtin !== undefined && !isPack && { gtin }),
    ...(cartonId !== undefined && { cartonId }),
    ...(lot !== undefined && { lot }),
    ...(expiry !== undefined && { expiry }),
  };
}
