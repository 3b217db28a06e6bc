import type { Code } from '../../codes/code.js';
import { lotExpiryOf, type LotExpiry } from '../../codes/lot-expiry.js';
import type { CapturedSerial, ReadingRecord } from '../model/fact.js';
import type { Product } from '../model/product.js';
import type { LineState } from '../model/state.js';
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
  { sku, gtins }: Product,
  { gtin, ais = [] }: Pick<Code, 'gtin' | 'ais'>,
  { atMs }: Pick<ReadingRecord, 'atMs'>,
): ProductSymbol | undefined {
  const more = ais.filter(([identifier]) => !NAMING.has(identifier));
  const isOneOfSeveral = gtin !== undefined && gtins.length > 1;
  if (more.length === 0 && !isOneOfSeveral) return undefined;
  return {
    sku,
    ...(isOneOfSeveral && { gtin }),
    ...(more.length > 0 && { ais: more, ...lotExpiryOf(more, atMs) }),
  };
}

/** How many units a symbol says that it is on: a count of items (AI 30), or of the trade items within (AI 37). */
export function unitsSaid(ais: Code['ais'] = []): number {
  const [, said = '1'] = ais.find(([identifier]) => identifier === '30' || identifier === '37') ?? [];
  return Number(said);
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

/** The same of one unit that is counted by the scan of its product. */
export function factsOfSymbol({ gtin, lot, expiry }: Partial<ProductSymbol> = {}): Pick<
  UnitShare,
  'lot' | 'expiry' | 'gtin'
> {
  return {
    ...(gtin !== undefined && { gtin }),
    ...(lot !== undefined && { lot }),
    ...(expiry !== undefined && { expiry }),
  };
}
