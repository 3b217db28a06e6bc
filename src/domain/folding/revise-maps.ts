import { SerialMap } from '../collections/serial-map.js';
import { lookupForm } from '../model/claim.js';
import type { FlowState, LineState, ProductScan, Question } from '../model/state.js';
import type { Prompt } from '../model/verdict.js';

/**
 * The state with other lines: what is noted of serials, tags and questions follows them.
 * @param added How many lines at the end were made by scanning
 * @param renamed Ids of the lines before -> their ids now; a line that is not among them is gone
 */
export function onLines(
  state: FlowState,
  lines: readonly LineState[],
  added: number,
  renamed: ReadonlyMap<string, string>,
): FlowState {
  const claimed = SerialMap.empty.edit() as ReturnType<SerialMap['edit']>;
  const byLookup = new Map<string, string[]>();
  for (const { lineId, serials } of lines)
    for (const { key, serial } of serials) {
      claimed.set(key, lineId);
      byLookup.set(lookupForm(serial), [...(byLookup.get(lookupForm(serial)) ?? []), lineId]);
    }
  const holders = claimed.done();
  const held = (map: SerialMap): SerialMap => mapOf([...map].map(([key, lineId]) => [key, holders.get(key) ?? lineId]));
  const { prompt, held: heldSerial, productScan, waiting, ...rest } = state;
  const open = prompt && renamedPrompt(prompt, renamed);
  return {
    ...rest,
    lines,
    claimed: holders,
    linesByLookup: mapOf([...byLookup]),
    countedTags: mapOf([...state.countedTags].map(([tag, lineId]) => [tag, renamed.get(lineId) ?? lineId])),
    added: mapOf(lines.slice(lines.length - added).map(({ lineId }, at) => [lineId, lines.length - added + at])),
    posted: held(state.posted),
    remarked: held(state.remarked),
    unverified: held(state.unverified),
    disputed: held(state.disputed),
    waiting: waiting.flatMap((question): Question[] => {
      const next = renamedPrompt(question.prompt, renamed);
      return next ? [{ ...question, prompt: next }] : [];
    }),
    ...(productScan && { productScan: renamedScan(productScan, renamed) }),
    ...(open && { prompt: open, ...(heldSerial && { held: heldSerial }) }),
  };
}

function mapOf<V>(entries: readonly (readonly [string, V])[]): SerialMap<V> {
  const edit = (SerialMap.empty as SerialMap<V>).edit();
  for (const [key, value] of entries) edit.set(key, value);
  return edit.done();
}

/** The prompt on the new lines; undefined for serials of a line that is gone. */
function renamedPrompt(prompt: Prompt, renamed: ReadonlyMap<string, string>): Prompt | undefined {
  if (prompt.type === 'serial') {
    const lineId = renamed.get(prompt.lineId);
    return lineId === undefined ? undefined : { ...prompt, lineId };
  }
  const { resumes, ...rest } = prompt;
  const back = resumes === undefined ? undefined : renamed.get(resumes);
  const more = { ...(back !== undefined && { resumes: back }) };
  if (rest.type === 'choice') return { ...rest, ...more };
  if (rest.type === 'product')
    return { ...rest, candidates: rest.candidates.flatMap(lineId => renamed.get(lineId) ?? []), ...more };
  return { ...rest, lineId: renamed.get(rest.lineId) ?? rest.lineId, ...more };
}

function renamedScan({ asked, counted, ...scan }: ProductScan, renamed: ReadonlyMap<string, string>): ProductScan {
  const again = asked === undefined ? undefined : renamed.get(asked);
  return {
    ...scan,
    ...(again !== undefined && { asked: again }),
    counted: counted.flatMap(({ lineId, delta }) => {
      const now = renamed.get(lineId);
      return now === undefined ? [] : [{ lineId: now, delta }];
    }),
  };
}
