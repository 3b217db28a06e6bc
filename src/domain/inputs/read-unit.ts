import { toGtin14 } from '../../codes/gtin.js';
import { CONDITIONS, type UnitFacts } from '../model/unit.js';
import type { Sale, UnitHistory } from '../model/ledger-entry.js';
import { fieldsOf, must, optional } from './combine-readers.js';
import { MAX_TIME_MS, type FieldReader, type Readers } from './read-input.js';
import { choice, day, MAX_ID_LENGTH, MAX_TEXT_LENGTH, plain, raw, whole } from './read-values.js';

/** A GTIN of 14 digits. */
export const gtin: FieldReader<string | undefined> = (reader, value, path) => {
  const read = raw(14)(reader, value, path);
  return read === undefined || toGtin14(read) === read ? read : reader.refuse('not-a-gtin', path, 'is no GTIN');
};

/** What facts say of a unit. Who took it stands in the stamp. */
export const UNIT: Readers<Pick<UnitFacts, 'lot' | 'expiry' | 'cartonId'>> = {
  lot: raw(MAX_ID_LENGTH),
  expiry: raw(MAX_ID_LENGTH),
  cartonId: raw(MAX_ID_LENGTH),
};

const SALE: Readers<Sale> = {
  receipt: raw(MAX_ID_LENGTH),
  atMs: whole(MAX_TIME_MS),
  locationId: must(raw(MAX_ID_LENGTH), ''),
};

/** What the ledger knew of a unit when it was captured. */
export const HISTORY: Readers<UnitHistory> = { sale: optional(fieldsOf(SALE)), warrantyUntil: day };

/** A mark of units, with what was given with it. */
export const MARK = {
  condition: must(choice(CONDITIONS), 'good'),
  reason: plain(MAX_TEXT_LENGTH),
  lot: UNIT.lot,
  expiry: UNIT.expiry,
};
