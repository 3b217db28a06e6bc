import type { FlowDocument } from '../model/document.js';
import { problemsOf, type Problem } from '../model/input-error.js';
import { fieldsOf, listOf, must } from './combine-readers.js';
import { noted } from './read-document.js';
import { own, type FieldReader, type Readers } from './read-input.js';
import { MAX_READING_LENGTH } from './read-reading.js';
import { MAX_ID_LENGTH, MAX_TEXT_LENGTH, raw } from './read-values.js';

const anyText = must(raw(MAX_READING_LENGTH), '');
const anyId = must(raw(MAX_ID_LENGTH), '');

const PROBLEM: Readers<Problem> = {
  code: anyId,
  path: anyText,
  message: anyText,
  entry: raw(MAX_TEXT_LENGTH),
  lineId: raw(MAX_TEXT_LENGTH),
};

/** What a document says still when it has been read. */
const STANDING = ['fractional', 'inconsistent'];

/**
 * The document as it was read when its flow began, with the problems that were found then. What should not be there any
 * more was put there by another hand.
 */
export function readKeptDocument(...[reader, value, path]: Parameters<FieldReader<unknown>>): FlowDocument {
  try {
    const given = reader.object(value, path);
    const read = noted(given);
    const wrong = read.notes.filter(({ code }) => !STANDING.includes(code));
    reader.problems.push(...wrong.map(problem => ({ ...problem, path: `${path}.${problem.path}` })));
    const problems = listOf(fieldsOf(PROBLEM))(reader, own(given, 'problems'), `${path}.problems`);
    return problems.length > 0 ? { ...read.document, problems } : read.document;
  } catch (error) {
    const problems = problemsOf(error);
    if (problems.length === 0) throw error;
    for (const problem of problems) reader.problems.push({ ...problem, path: `${path}.${problem.path}` });
    return { flow: 'asn-receiving', documentId: '', locationId: '', refs: [], lines: [] };
  }
}
