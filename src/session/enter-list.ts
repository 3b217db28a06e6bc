import type { ListEntry } from '../domain/model/action.js';
import { InputError } from '../domain/model/input-error.js';
import { isFields, own, readable } from '../domain/inputs/read-input.js';
import { readReading } from '../domain/inputs/read-reading.js';
import { linesListing } from '../domain/rules/lines.js';
import type { FlowState } from '../domain/model/state.js';
import { MAX_LIST, splitSerials } from '../domain/rules/serial-list.js';
import type { ListReport } from '../ports/capture.js';
import type { Clock } from '../ports/clock.js';
import type { FlowSession } from './flow-session.js';

/**
 * Takes in a list, serial by serial: one that is refused keeps none of the others out.
 * @throws {InputError} for something that is no list, and for a list that is empty or too long; nothing of it is
 * decided
 */
export async function enterList(flow: FlowSession, list: unknown, given: unknown, clock: Clock): Promise<ListReport> {
  const [texts, entry] = readable('list', () => [textsOf(list, flow.state), entryOf(given)] as const);
  const listId = clock.newId();
  const source = entry.isTapped ? 'tapped' : 'manual';
  const items = await Promise.all(
    texts.map(async (text, at) => {
      const given = { id: `${listId}-${at}`, text, source, device: 'list' };
      const read = readReading(given, clock);
      const verdict = read.ok ? await flow.ask({ reading: read.reading, list: entry }) : flow.tell(read.refusal);
      return { text: typeof text === 'string' ? text : '', verdict };
    }),
  );
  const refused = items.filter(({ verdict }) => verdict.outcome === 'refused').length;
  return { items, accepted: items.length - refused, refused };
}

function entryOf(given: unknown): ListEntry {
  const lineId = isFields(given) ? own(given, 'lineId') : undefined;
  const tapped = isFields(given) && own(given, 'isTapped') === true ? { isTapped: true } : {};
  if (lineId === undefined || lineId === null) return tapped;
  if (typeof lineId !== 'string') throw refused('wrong-line');
  return { lineId, ...tapped };
}

function textsOf(list: unknown, state: FlowState): readonly unknown[] {
  if (typeof list === 'string') {
    const read = splitSerials(list, line => linesListing(state, line).length > 0);
    if (!read.ok) throw refused(read.rule);
    return read.serials;
  }
  if (!Array.isArray(list)) throw refused('wrong-type');
  const texts: readonly unknown[] = list;
  if (texts.length === 0) throw refused('empty');
  if (texts.length > MAX_LIST) throw refused('too-many');
  return Array.from(texts); // reads also the holes of a sparse list
}

function refused(code: string): InputError {
  const messages: Readonly<Record<string, string>> = {
    'wrong-type': 'must be a text or a list of texts',
    empty: 'holds no serial',
    'wrong-line': 'is for a line whose id is no text',
  };
  const message = `The list ${messages[code] ?? `holds more than ${MAX_LIST} serials`}`;
  return new InputError('list', [{ code, path: '', message }]);
}
