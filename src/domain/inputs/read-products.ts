import type { SerialRule } from '../../codes/code.js';
import { toGtin14 } from '../../codes/gtin.js';
import { readSerialRule, RULE_FIELDS } from '../rules/serial-rule.js';
import type { Problem } from '../model/input-error.js';
import { namesOf, productName } from '../rules/lines.js';
import type { Product, ProductCatalog, Track } from '../model/product.js';
import type { Settings } from '../model/settings.js';
import { capitalized, InputReader, own, ownEither, readable, type FieldReaders } from './read-input.js';
import type { ProductFields, TrackInput } from './product-input.js';
import { nearestName } from './nearest-name.js';
import { readPacks } from './read-packs.js';
import { flag, MAX_TEXT_LENGTH, required, text, textUpTo } from './read-values.js';

/** Most rows of a product feed. */
const MAX_PRODUCTS = 500_000;
const MAX_NAMES = 100;

/** A row without its SKU, before its name is filled in. */
type GivenProduct = Omit<Product, 'sku' | 'name' | 'isDoubted'> & Partial<Pick<Product, 'name'>>;

export const PRODUCT: FieldReaders<ProductFields, GivenProduct> = {
  name: textUpTo(MAX_TEXT_LENGTH),
  gtins: readGtins,
  packs: readPacks,
  barcodes: readNames,
  serialNumberRequired: readIsSerialized,
  serialRule: readRule,
  track: readTrack,
};

const TRACK: FieldReaders<TrackInput, Track> = { lot: flag(false), expiry: flag(false) };

function readTrack(reader: InputReader, input: unknown, path: string): Track | undefined {
  if (input === undefined || input === null) return undefined;
  reader.onlyKnown(input, path, TRACK);
  return reader.fields<Track>(input, path, TRACK);
}

export interface ReadProducts {
  readonly catalog: ProductCatalog;
  /** What was wrong, row by row; the rest of the feed is used. */
  readonly problems: readonly Problem[];
}

/**
 * Reads the host's product feed, a list of products. A row without a usable SKU, or with one that came before, is left
 * out and reported.
 *
 * `SerialNumberRequired` (or `serialNumberRequired`) must be the JSON boolean `true` or `false`. Anything else
 * (`"true"`, `"yes"`, `1`, null, nothing) is reported with the code `not-a-boolean` or `missing`, and `feedDoubt` says
 * what is done: a serial that was not asked for cannot be had later. Source: docs/flows.md#required.
 * @throws {InputError} for a feed that is no list or is too long
 */
export function readProducts(input: unknown, feedDoubt: Settings['feedDoubt'] = 'ask'): ReadProducts {
  const feed = new InputReader('products');
  const rows = readable('products', () => feed.list(input, '', MAX_PRODUCTS));
  feed.finish();
  const problems: Problem[] = [];
  const names = new Map<string, Product>();
  const twins = new Map<string, Product[]>();
  const others = new Set<string>();
  const products = new Map<string, Product>();
  rows.forEach((row, at) => {
    const reader = new InputReader('products');
    const product = doubted(readRow(reader, row, `products[${at}]`, others), reader, feedDoubt);
    if (product && products.has(product.sku))
      reader.refuse('duplicate', `products[${at}].sku`, `repeats ${product.sku}`);
    else if (product) products.set(product.sku, product);
    problems.push(...reader.problems);
  });
  for (const product of products.values()) addNames(product, names, twins, problems);
  return {
    catalog: {
      find: identifier => products.get(identifier) ?? names.get(identifier) ?? names.get(productName(identifier)),
      twins: identifier =>
        products.has(identifier) ? [] : (twins.get(identifier) ?? twins.get(productName(identifier)) ?? []),
    },
    problems,
  };
}

/** A scanned code should name one product. Where it names several, each scan has to tell which is meant. */
function addNames(
  product: Product,
  names: Map<string, Product>,
  twins: Map<string, Product[]>,
  problems: Problem[],
): void {
  for (const name of namesOf(product)) {
    const other = names.get(name);
    if (other && other !== product) {
      problems.push({ code: 'duplicate', path: product.sku, message: `${name} names ${other.sku} and ${product.sku}` });
      twins.set(name, [...(twins.get(name) ?? []), product]);
    } else names.set(name, product);
  }
}

/** The product of a row; undefined where it cannot be used. */
function readRow(reader: InputReader, row: unknown, path: string, others: Set<string>): Product | undefined {
  try {
    const product = readProduct(reader, row, path);
    if (product) noteMisspelt(reader, row, path, others);
    return product;
  } catch {
    return reader.refuse('unreadable', path, 'throws when it is read');
  }
}

/** Where the feed does not say whether a product has serials, the setting does. */
function doubted(
  product: Product | undefined,
  { problems }: InputReader,
  feedDoubt: Settings['feedDoubt'],
): Product | undefined {
  const isDoubted = problems.some(({ path }) => path.endsWith('.serialNumberRequired'));
  return product && isDoubted ? { ...product, serialNumberRequired: feedDoubt === 'ask', isDoubted } : product;
}

function readProduct(reader: InputReader, row: unknown, path: string): Product | undefined {
  const fields = reader.object(row, path);
  if (reader.problems.length > 0) return undefined;
  const sku = required(reader, ownEither(fields, 'sku') ?? own(fields, 'SKU'), `${path}.sku`);
  if (sku === '') return undefined;
  const product = reader.fields<GivenProduct>(fields, path, PRODUCT, ownEither);
  // A GTIN that stands as a pack's, too, is the pack's.
  const gtins = product.gtins.filter(gtin => !product.packs?.some(pack => pack.gtin === gtin));
  return { sku, ...product, gtins, name: product.name ?? sku };
}

/**
 * Reports a field whose name is nearly one of ours, where the row does not have ours. The field is left out like any
 * field of the host's own. Each name is looked at once in a feed, because its rows mostly have the same names.
 */
function noteMisspelt(reader: InputReader, row: unknown, path: string, seen: Set<string>): void {
  const fields = reader.object(row, path);
  for (const name of Object.keys(fields)) {
    if (seen.has(name)) continue;
    seen.add(name);
    const meant = nearestName(name, Object.keys(PRODUCT));
    if (meant && !Object.hasOwn(fields, meant) && !Object.hasOwn(fields, capitalized(meant)))
      reader.refuse('unknown-field', `${path}.${name}`, `is not known: did you mean ${meant}?`);
  }
}

function readIsSerialized(reader: InputReader, value: unknown, path: string): boolean {
  if (value === undefined) reader.refuse('missing', path, 'is missing: the setting feedDoubt decides');
  else if (typeof value !== 'boolean') {
    reader.refuse('not-a-boolean', path, 'must be true or false: the setting feedDoubt decides');
  }
  return value === true;
}

function readNames(reader: InputReader, input: unknown, path: string): readonly string[] {
  return reader.list(input, path, MAX_NAMES).flatMap((item, at) => text(reader, item, `${path}[${at}]`) ?? []);
}

function readGtins(reader: InputReader, input: unknown, path: string): readonly string[] {
  return readNames(reader, input, path).flatMap(code => {
    return (
      toGtin14(code) ?? reader.refuse('not-a-gtin', path, `holds ${code}, whose length or check digit is wrong`) ?? []
    );
  });
}

/** A rule that is not understood would refuse good serials or accept bad ones, so the product then has no rule. */
function readRule(reader: InputReader, input: unknown, path: string): SerialRule | undefined {
  if (input === undefined || input === null) return undefined;
  reader.onlyKnown(input, path, RULE_FIELDS);
  const read = readSerialRule(input);
  if (read.ok) return read.rule;
  for (const problem of read.problems) {
    reader.problems.push({ ...problem, path: problem.path ? `${path}.${problem.path}` : path });
  }
  return undefined;
}
