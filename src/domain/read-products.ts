import type { SerialRule } from '../codes/code.js';
import { toGtin14 } from '../codes/gtin.js';
import { readSerialRule } from './serial-rule.js';
import type { Problem } from './input-error.js';
import { namesOf, productName } from './lines.js';
import type { Product, ProductCatalog } from './product.js';
import { compact, InputReader, MAX_TEXT_LENGTH, own, ownEither, type Fields } from './read-input.js';

/** Most rows of a product feed. */
const MAX_PRODUCTS = 500_000;
const MAX_NAMES = 100;

export interface ReadProducts {
  readonly catalog: ProductCatalog;
  /** What was wrong, row by row; the rest of the feed is used. */
  readonly problems: readonly Problem[];
}

/**
 * Reads the host's product feed, a list of products. A row without a usable SKU, or with one that came before, is left out and reported.
 *
 * `SerialNumberRequired` (or `serialNumberRequired`) must be the JSON boolean `true` or `false`. Anything else (`"true"`, `"yes"`, `1`, null,
 * nothing) is reported with the code `not-a-boolean` or `missing`, and the product is counted by quantity: a product is serialized only where
 * the feed says `true` [S].
 * @throws {InputError} for a feed that is no list or is too long
 */
export function readProducts(input: unknown): ReadProducts {
  const feed = new InputReader('products');
  const rows = feed.list(input, '', MAX_PRODUCTS);
  feed.finish();
  const problems: Problem[] = [];
  const names = new Map<string, Product>();
  const products = new Map<string, Product>();
  rows.forEach((row, at) => {
    const reader = new InputReader('products');
    const product = readProduct(reader, row, `products[${at}]`);
    if (product && products.has(product.sku))
      reader.refuse('duplicate', `products[${at}].sku`, `repeats ${product.sku}`);
    else if (product) products.set(product.sku, product);
    problems.push(...reader.problems);
  });
  for (const product of products.values()) addNames(product, names, problems);
  return {
    catalog: {
      find: identifier => products.get(identifier) ?? names.get(identifier) ?? names.get(productName(identifier)),
    },
    problems,
  };
}

/** A scanned code must name one product: the first row of the feed keeps it. */
function addNames(product: Product, names: Map<string, Product>, problems: Problem[]): void {
  for (const name of namesOf(product)) {
    const other = names.get(name);
    if (other && other !== product) {
      problems.push({ code: 'duplicate', path: product.sku, message: `${name} names ${other.sku} and ${product.sku}` });
    } else names.set(name, product);
  }
}

function readProduct(reader: InputReader, row: unknown, path: string): Product | undefined {
  const fields = reader.object(row, path);
  if (reader.problems.length > 0) return undefined;
  const sku = reader.required(ownEither(fields, 'sku') ?? own(fields, 'SKU'), `${path}.sku`);
  if (sku === '') return undefined;
  return compact({
    sku,
    name: reader.text(ownEither(fields, 'name'), `${path}.name`, MAX_TEXT_LENGTH) ?? sku,
    gtins: readGtins(reader, ownEither(fields, 'gtins'), `${path}.gtins`),
    barcodes: readNames(reader, ownEither(fields, 'barcodes'), `${path}.barcodes`),
    serialNumberRequired: readRequired(reader, fields, `${path}.serialNumberRequired`),
    serialRule: readRule(reader, ownEither(fields, 'serialRule'), `${path}.serialRule`),
  });
}

function readRequired(reader: InputReader, fields: Fields, path: string): boolean {
  const value = ownEither(fields, 'serialNumberRequired');
  if (value === undefined) reader.refuse('missing', path, 'is missing: the product is counted by quantity');
  else if (typeof value !== 'boolean') {
    reader.refuse('not-a-boolean', path, 'must be true or false: the product is counted by quantity');
  }
  return value === true;
}

function readNames(reader: InputReader, input: unknown, path: string): readonly string[] {
  return reader.list(input, path, MAX_NAMES).flatMap((item, at) => reader.text(item, `${path}[${at}]`) ?? []);
}

function readGtins(reader: InputReader, input: unknown, path: string): readonly string[] {
  return readNames(reader, input, path).flatMap(text => {
    return (
      toGtin14(text) ?? reader.refuse('not-a-gtin', path, `holds ${text}, whose length or check digit is wrong`) ?? []
    );
  });
}

/** A rule that is not understood would refuse good serials or take bad ones: the product goes without. */
function readRule(reader: InputReader, input: unknown, path: string): SerialRule | undefined {
  if (input === undefined || input === null) return undefined;
  const read = readSerialRule(input);
  if (read.ok) return read.rule;
  for (const problem of read.problems) {
    reader.problems.push({ ...problem, path: problem.path ? `${path}.${problem.path}` : path });
  }
  return undefined;
}
