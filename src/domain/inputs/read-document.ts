import { type CountScope, type DocumentRef, FLOW_KINDS, type FlowDocument, type FlowKind } from '../model/document.js';
import { InputError, type Problem } from '../model/input-error.js';
import { withProblems } from '../rules/document-problems.js';
import { fromText, sparing } from './read-generously.js';
import { listOf, optional } from './combine-readers.js';
import { InputReader, own, readable, type FieldReaders } from './read-input.js';
import type { CountScopeInput, DocumentInput, DocumentRefInput } from './document-input.js';
import { readLines } from './read-lines.js';
import { readReceived } from './read-received.js';
import { choice, flag, MAX_TEXT_LENGTH, required, text, textUpTo, withDefault } from './read-values.js';

/** Longest document that is read from JSON text, in UTF-16 code units: 10 MB. */
export const MAX_DOCUMENT_LENGTH = 10 * 1024 * 1024;

/**
 * The fields that a kind cannot be worked without. What a return needs depends on where it goes. Source:
 * docs/flows.md#kinds.
 */
const NEEDS: Readonly<Partial<Record<FlowKind, readonly (keyof ReadFields)[]>>> = {
  'asn-receiving': ['lines'],
  'transfer-ship': ['destinationLocationId'],
  'transfer-receive': ['lines', 'sourceLocationId'],
  'cycle-count': ['count'],
  adjustment: ['direction'],
};

const OTHER_SIDE: Readonly<Partial<Record<FlowKind, 'sourceLocationId' | 'destinationLocationId'>>> = {
  'transfer-ship': 'destinationLocationId',
  'transfer-receive': 'sourceLocationId',
};

/** These are read in one kind only. In the others they are left out, as fields of the host's own are. */
const ONLY_IN: Readonly<Record<string, FlowKind>> = {
  destinationKind: 'return-to-vendor',
  count: 'cycle-count',
  direction: 'adjustment',
};

type ReadFields = Omit<FlowDocument, 'problems'>;

const optionalText = sparing(fromText(text));

const REF: FieldReaders<DocumentRefInput, DocumentRef> = { type: required, id: fromText(required) };

/** The most batches that a count is made of. */
const MAX_BATCHES = 10_000;

const COUNT: FieldReaders<CountScopeInput, CountScope> = {
  countId: required,
  batchId: required,
  mode: sparing(withDefault(choice(['full', 'partial', 'manual']), 'full')),
  blind: flag(false),
  batchIds: sparing(optional(listOf(required, MAX_BATCHES))),
};

/** What the work is known by is read strictly, since a document under another name would be another one. */
const DOCUMENT: FieldReaders<DocumentInput, ReadFields> = {
  flow: readKind,
  documentId: required,
  locationId: required,
  sourceLocationId: optionalText,
  destinationLocationId: optionalText,
  destinationKind: sparing(choice(['vendor', 'warehouse'])),
  vendorId: optionalText,
  refs: sparing(readRefs),
  title: sparing(fromText(textUpTo(MAX_TEXT_LENGTH))),
  lines: readLines,
  count: (reader, value, path) => (value === undefined ? undefined : reader.fields<CountScope>(value, path, COUNT)),
  direction: sparing(choice(['plus', 'minus'])),
  reason: optionalText,
  received: readReceived,
};

/**
 * Reads a document that the host hands in, as an object or as JSON text. Fields that are not known are left out. What
 * is wrong with one entry keeps no other one out: the entry is left out, or taken as it is meant, and stands in
 * `problems`.
 * @throws {InputError} with everything that is wrong, where the document cannot be worked at all
 */
export function readDocument(input: unknown): FlowDocument {
  const { document, notes } = readable('document', () => noted(input));
  return withProblems(document, notes);
}

/** A document, and what could not be taken of it as it stood: all of it, however much that is. */
export function noted(input: unknown): { readonly document: ReadFields; readonly notes: readonly Problem[] } {
  const reader = new InputReader('document');
  const given = reader.object(typeof input === 'string' ? parsed(input) : input, '');
  reader.finish();
  const flow = own(given, 'flow');
  const document = reader.fields<ReadFields>(given, '', DOCUMENT, (fields, name) =>
    (ONLY_IN[name] ?? flow) === flow ? own(fields, name) : undefined,
  );
  if (document.flow === flow) checkNeeds(reader, document);
  reader.finish();
  return { document, notes: reader.notes };
}

/** A reference that lacks a part is left out. */
function readRefs(reader: InputReader, value: unknown, path: string): readonly DocumentRef[] {
  const refs = reader.list(value, path, 100).map((item, at) => reader.fields<DocumentRef>(item, `${path}[${at}]`, REF));
  return refs.filter(({ type, id }) => type !== '' && id !== '');
}

/**
 * Refuses a kind that is not understood. It makes no difference which kind stands in for it, because the document is
 * refused.
 */
function readKind(reader: InputReader, value: unknown, path: string): FlowKind {
  if (value === undefined || value === null) reader.refuse('missing', path, 'is missing');
  return choice(FLOW_KINDS)(reader, value, path) ?? 'asn-receiving';
}

function parsed(json: string): unknown {
  if (json.length > MAX_DOCUMENT_LENGTH) throw refused('too-long', `is longer than ${MAX_DOCUMENT_LENGTH} characters`);
  try {
    return JSON.parse(json);
  } catch {
    throw refused('not-json', 'is not JSON');
  }
}

function refused(code: string, message: string): InputError {
  return new InputError('document', [{ code, path: '', message: `The document ${message}` }]);
}

function needsOf({ flow, vendorId, destinationLocationId }: ReadFields): readonly (keyof ReadFields)[] {
  if (flow !== 'return-to-vendor') return NEEDS[flow] ?? [];
  if (vendorId !== undefined) return [];
  return [destinationLocationId === undefined ? 'vendorId' : 'destinationKind'];
}

function checkNeeds(reader: InputReader, document: ReadFields): void {
  const { flow, lines, locationId } = document;
  for (const need of needsOf(document)) {
    const isMissing = need === 'lines' ? lines.length === 0 : document[need] === undefined;
    if (!isMissing) continue;
    const isAbout = ({ path }: Problem) => path.startsWith(need);
    reader.insist(isAbout);
    if (!reader.problems.some(isAbout)) reader.refuse('missing', need, `is missing: ${flow} needs it`);
  }
  const other = OTHER_SIDE[flow];
  if (other && document[other] === locationId) {
    reader.refuse('same-location', other, 'is the location itself: a transfer is between two');
  }
}
