import type { ListEntry } from '../domain/action.js';
import { InputError } from '../domain/input-error.js';
import { MAX_LIST, splitSerials } from '../domain/serial-list.js';
import type { ListReport } from '../ports/capture.js';
import type { Clock } from '../ports/clock.js';
import type { FlowSession } from './flow-session.js';

/**
 * Takes in a list, serial by serial: one that is refused keeps none of the others out.
 * @throws {InputError} for a list that is empty or too long: nothing of it is taken
 */
export async function takeList(
  flow: FlowSession,
  list: string | readonly string[],
  entry: ListEntry,
  clock: Clock,
): Promise<ListReport> {
  const texts = textsOf(list);
  const listId = clock.newId();
  const items = await Promise.all(
    texts.map(async (text, at) => {
      const reading = { id: `${listId}-${at}`, text, source: 'manual', device: 'list', atMs: clock.now() } as const;
      return { text, verdict: await flow.ask({ reading, list: entry }) };
    }),
  );
  const refused = items.filter(({ verdict }) => verdict.outcome === 'refused').length;
  return { items, accepted: items.length - refused, refused };
}

function textsOf(list: string | readonly string[]): readonly string[] {
  const read = typeof list === 'string' ? splitSerials(list) : undefined;
  if (read && !read.ok) throw refused(read.rule);
  const texts = read ? read.serials : [...list].map(String);
  if (texts.length === 0) throw refused('empty');
  if (texts.length > MAX_LIST) throw refused('too-many');
  return texts;
}

function refused(code: string): InputError {
  const message = code === 'empty' ? 'The list holds no serial' : `The list holds more than ${MAX_LIST} serials`;
  return new InputError('list', [{ code, path: '', message }]);
}
