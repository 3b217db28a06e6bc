import { toGtin14 } from '../../codes/gtin.js';
import { MAX_QUANTITY } from '../deciding/count-units.js';
import type { Pack } from '../model/product.js';
import { must } from './combine-readers.js';
import { ownEither, type FieldReader, type FieldReaders, type InputReader } from './read-input.js';
import type { PackInput } from './product-input.js';
import { MAX_TEXT_LENGTH, required, textUpTo, whole } from './read-values.js';

const MAX_PACKS = 100;

/** A GTIN in 14 digits; empty where it is absent or none, and a problem is noted. */
const gtin14: FieldReader<string> = (reader, value, path) => {
  const given = required(reader, value, path);
  if (given === '') return '';
  return toGtin14(given) ?? reader.refuse('not-a-gtin', path, `holds ${given}, which is no GTIN`) ?? '';
};

const PACK: FieldReaders<PackInput, Pack> = {
  gtin: gtin14,
  units: must(whole(MAX_QUANTITY, 1), 0),
  name: textUpTo(MAX_TEXT_LENGTH),
};

/**
 * Reads the packs of a product. One that is wrong is left out and reported: counted by a guess, each scan of it would
 * be wrong by a whole pack. So is the second of two packs that have one GTIN.
 */
export function readPacks(reader: InputReader, input: unknown, path: string): readonly Pack[] | undefined {
  const packs = new Map<string, Pack>();
  reader.list(input, path, MAX_PACKS).forEach((item, at) => {
    const place = `${path}[${at}]`;
    const before = reader.problems.length;
    const pack = reader.fields<Pack>(item, place, PACK, ownEither);
    if (packs.has(pack.gtin)) reader.refuse('duplicate', place, `repeats ${pack.gtin}`);
    if (reader.problems.length === before) packs.set(pack.gtin, pack);
  });
  return packs.size > 0 ? [...packs.values()] : undefined;
}
