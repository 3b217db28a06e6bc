import type { OutboxEntry } from '../../src/ports/flow-store.js';
import type { StoredFlow, Told } from './laws.js';
import type { Look } from './messages.js';
import type { Completion } from './own-fold.js';

/**
 * Each completion has one event file, of the same text as ever; event, file and journal say the same; and what waits
 * for an acknowledgement waits until there is one.
 */
export function fileLaws(
  { outbox }: Pick<Look, 'outbox'>,
  flows: ReadonlyMap<string, StoredFlow>,
  told: Told,
): readonly string[] {
  const broken: string[] = [];
  const entries = new Map(outbox.map(({ eventId, entry }) => [eventId, entry]));
  for (const { flowId, fold } of flows.values())
    for (const [at, completion] of fold.completions.entries()) {
      const { eventId } = completion;
      const entry = entries.get(eventId);
      if (!entry) {
        if (!told.over || !told.acknowledged.has(eventId)) broken.push(`${flowId} has no event file ${eventId}`);
        continue;
      }
      entries.delete(eventId);
      const before = fold.completions[at - 1]?.eventId;
      broken.push(...contentLaws(completion, entry, before).map(law => `${flowId}, event file ${eventId}: ${law}`));
      if (!told.forged.has(flowId))
        broken.push(...handoverLaws(entry, told).map(law => `${flowId}, event file ${eventId}: ${law}`));
    }
  return [...broken, ...[...entries.keys()].map(eventId => `the event file ${eventId} is of no completion`)];
}

function handoverLaws(
  { eventId, file, event, acknowledgedAtMs }: OutboxEntry,
  { files, acknowledged }: Told,
): readonly string[] {
  const text = `${file.name}\n${file.text}\n${JSON.stringify(event)}`;
  const known = files.get(eventId) ?? text;
  files.set(eventId, known);
  return [
    ...(known === text ? [] : [`it was ${known}, and is ${text}`]),
    ...(acknowledgedAtMs === undefined || acknowledged.has(eventId) ? [] : ['nobody has acknowledged it']),
  ];
}

function contentLaws(
  completion: Completion,
  { eventId, event, file }: OutboxEntry,
  before: string | undefined,
): readonly string[] {
  const rows = rowsOf(file.text);
  const wanted = [...completion.lines].filter(([, { units }]) => units > 0).map(([lineId]) => lineId);
  const inEvent = new Map(event.lines.map(line => [line.lineId, line]));
  const broken = wanted.filter(lineId => !inEvent.has(lineId)).map(lineId => `it lacks line ${lineId}`);
  if (event.eventId !== eventId) broken.push(`its event is ${event.eventId}`);
  if (event.supersedes !== before) broken.push(`it supersedes ${event.supersedes} and not ${before}`);
  if (rows.length !== inEvent.size) broken.push(`${inEvent.size} lines are ${rows.length} rows`);
  for (const [lineId, line] of inEvent) {
    const { serials = [], units } = completion.lines.get(lineId) ?? {};
    const row = rows.find(each => each['lineId'] === lineId);
    const said = JSON.stringify([serials, units, serials.length]);
    const inJson = JSON.stringify([line.serials.map(({ serial }) => serial), line.countedQty, line.serials.length]);
    const list = row?.['serials'] ? row['serials'].split('|') : [];
    const inCsv = JSON.stringify([list, Number(row?.['countedQty']), Number(row?.['serialCount'])]);
    if (inJson !== said) broken.push(`line ${lineId} has ${said}, its event ${inJson}`);
    if (inCsv !== said) broken.push(`line ${lineId} has ${said}, its file ${inCsv}`);
  }
  return broken;
}

/** The rows of an event file by the names of its columns, read as RFC 4180 says. */
function rowsOf(text: string): readonly Readonly<Record<string, string>>[] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '\r\n') rows.push([]);
  }
  const [header = [], ...others] = rows.slice(0, -1);
  return others.map(row => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
}
