import { CONDITIONS, type UnitFacts } from '../model/unit.js';
import { must } from './combine-readers.js';
import type { Readers } from './read-input.js';
import { choice, MAX_ID_LENGTH, MAX_TEXT_LENGTH, plain, raw } from './read-values.js';

/** What facts say of a unit. Who took it stands in the stamp. */
export const UNIT: Readers<Pick<UnitFacts, 'lot' | 'expiry' | 'cartonId'>> = {
  lot: raw(MAX_ID_LENGTH),
  expiry: raw(MAX_ID_LENGTH),
  cartonId: raw(MAX_ID_LENGTH),
};

/** A mark of units, with what was given with it. */
export const MARK = {
  condition: must(choice(CONDITIONS), 'good'),
  reason: plain(MAX_TEXT_LENGTH),
  lot: UNIT.lot,
  expiry: UNIT.expiry,
};
