import { MAX_QUANTITY } from '../deciding/count-units.js';
import type { DocumentChanges, RevisedLine } from '../model/revision.js';
import { fieldsOf, listOf, must } from './combine-readers.js';
import type { FieldReader, Readers } from './read-input.js';
import { MAX_SERIALS } from './read-lines.js';
import { MAX_TEXT_LENGTH, plain, whole } from './read-values.js';

const name = must(plain(MAX_TEXT_LENGTH), '');
const quantity = whole(MAX_QUANTITY);
const serials = listOf(name, MAX_SERIALS);
const LINE: Readers<RevisedLine> = {
  ...{ lineId: name, sku: name, name, expectedBefore: quantity, expectedNow: quantity },
  ...{ addedSerials: serials, removedSerials: serials },
};
const lines = listOf(fieldsOf(LINE));

/** Reads in what two versions of a document differ. */
export const readChanges: FieldReader<DocumentChanges> = fieldsOf<DocumentChanges>({
  added: lines,
  removed: lines,
  changed: lines,
});
