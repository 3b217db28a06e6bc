import { FLOW_KINDS, type CountScope, type DocumentRef, type FlowDocument, type FlowKind } from '../model/document.js';
import { InputError } from '../model/input-error.js';
import { compact, InputReader, MAX_TEXT_LENGTH, own } from './read-input.js';
import { readLines } from './read-lines.js';

/** Longest document that is read from JSON text, in UTF-16 code units: 10 MB. */
export const MAX_DOCUMENT_LENGTH = 10 * 1024 * 1024;

/** What each kind cannot be worked without. Source: docs/flows.md#kinds. */
const NEEDS: Readonly<
  Record<FlowKind, readonly ('lines' | 'from' | 'to' | 'receiver' | 'returnable' | 'count' | 'direction')[]>
> = {
  'asn-receiving': ['lines'],
  'blind-receiving': [],
  'transfer-ship': ['to'],
  'transfer-receive': ['lines', 'from'],
  'return-to-vendor': ['receiver', 'returnable'],
  'cycle-count': ['count'],
  adjustment: ['direction'],
};

const OTHER_SIDE: Readonly<Partial<Record<FlowKind, 'sourceLocationId' | 'destinationLocationId'>>> = {
  'transfer-ship': 'destinationLocationId',
  'transfer-receive': 'sourceLocationId',
};

/**
 * Reads a document that the host hands in, as an object or as JSON text. Fields that are not known are left out.
 * @throws {InputError} with everything that is wrong: nothing of a bad document is used
 */
export function readDocument(input: unknown): FlowDocument {
  const reader = new InputReader('document');
  const fields = reader.object(typeof input === 'string' ? parsed(input) : input, '');
  reader.finish();
  const text = (name: string) => reader.text(own(fields, name), name);
  const flow = reader.choice(own(fields, 'flow'), 'flow', FLOW_KINDS);
  if (own(fields, 'flow') === undefined) reader.refuse('missing', 'flow', 'is missing');
  const lines = readLines(reader, own(fields, 'lines'));
  const document: FlowDocument = compact({
    flow: flow ?? 'asn-receiving',
    documentId: reader.required(own(fields, 'documentId'), 'documentId'),
    locationId: reader.required(own(fields, 'locationId'), 'locationId'),
    sourceLocationId: text('sourceLocationId'),
    destinationLocationId: text('destinationLocationId'),
    destinationKind:
      flow === 'return-to-vendor'
        ? reader.choice(own(fields, 'destinationKind'), 'destinationKind', ['vendor', 'warehouse'] as const)
        : undefined,
    vendorId: text('vendorId'),
    refs: readRefs(reader, own(fields, 'refs')),
    title: reader.text(own(fields, 'title'), 'title', MAX_TEXT_LENGTH),
    lines,
    count: flow === 'cycle-count' ? readCount(reader, own(fields, 'count')) : undefined,
    direction:
      flow === 'adjustment'
        ? reader.choice(own(fields, 'direction'), 'direction', ['plus', 'minus'] as const)
        : undefined,
    reason: text('reason'),
  });
  if (flow) checkNeeds(reader, document);
  reader.finish();
  return document;
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

function readRefs(reader: InputReader, input: unknown): readonly DocumentRef[] {
  return reader.list(input, 'refs', 100).map((item, at) => {
    const fields = reader.object(item, `refs[${at}]`);
    return {
      type: reader.required(own(fields, 'type'), `refs[${at}].type`),
      id: reader.required(own(fields, 'id'), `refs[${at}].id`),
    };
  });
}

function readCount(reader: InputReader, input: unknown): CountScope | undefined {
  if (input === undefined) return undefined;
  const fields = reader.object(input, 'count');
  return {
    countId: reader.required(own(fields, 'countId'), 'count.countId'),
    batchId: reader.required(own(fields, 'batchId'), 'count.batchId'),
    mode: reader.choice(own(fields, 'mode'), 'count.mode', ['full', 'partial', 'manual'] as const) ?? 'full',
    blind: reader.flag(own(fields, 'blind'), 'count.blind', false),
  };
}

function checkNeeds(reader: InputReader, document: FlowDocument): void {
  const { sourceLocationId, destinationLocationId, destinationKind, vendorId, lines, count, direction } = document;
  const there = {
    lines: [lines.length > 0, 'lines'],
    from: [sourceLocationId !== undefined, 'sourceLocationId'],
    to: [destinationLocationId !== undefined, 'destinationLocationId'],
    receiver: [vendorId !== undefined || destinationLocationId !== undefined, 'vendorId'],
    returnable: [
      vendorId !== undefined || destinationLocationId === undefined || destinationKind !== undefined,
      'destinationKind',
    ],
    count: [count !== undefined, 'count'],
    direction: [direction !== undefined, 'direction'],
  } as const;
  for (const need of NEEDS[document.flow]) {
    const [isThere, path] = there[need];
    // What is there but wrong has been reported already.
    if (!isThere && !reader.problems.some(problem => problem.path.startsWith(path))) {
      reader.refuse('missing', path, `is missing: ${document.flow} needs it`);
    }
  }
  const other = OTHER_SIDE[document.flow];
  if (other && document[other] === document.locationId) {
    reader.refuse('same-location', other, 'is the location itself: a transfer is between two');
  }
}
