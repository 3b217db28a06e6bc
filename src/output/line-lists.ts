import type { CapturedLine, CapturedSerialRecord, CaptureEvent } from '../domain/model/capture-event.js';

/**
 * Tells of each unit of a line whether it was not announced, by its product or by its serial. A line whose serials are
 * listed is told by one that is missing, or that is there and expected.
 */
export function unannouncedIn({
  status,
  missingSerials,
  serials,
}: CapturedLine): (unit: Partial<CapturedSerialRecord>) => boolean {
  const isListed = missingSerials.length > 0 || serials.some(({ expected }) => expected);
  return ({ flags = [], expected }) =>
    status === 'unexpected' || flags.includes('not-on-document') || (isListed && expected === false);
}

/** What the file has of a line as lists, by column. */
export const LINE_LISTS = {
  po: ({ refs }: CaptureEvent) => refs.filter(({ type }) => type === 'po').map(({ id }) => id),
  refs: ({ refs }: CaptureEvent) => refs.map(({ type, id }) => `${type}=${id}`),
  missingSerials: (_: CaptureEvent, line: CapturedLine) => line.missingSerials,
  unexpectedSerials: (_: CaptureEvent, line: CapturedLine) => spelled(line.serials.filter(unannouncedIn(line))),
  movedOutSerials: (_: CaptureEvent, { moved }: CapturedLine) => moved?.out ?? [],
  movedInSerials: (_: CaptureEvent, { moved }: CapturedLine) => moved?.in ?? [],
  damagedSerials: (_: CaptureEvent, { serials }: CapturedLine) =>
    spelled(serials.filter(({ condition }) => condition === 'damaged')),
  rejectedSerials: (_: CaptureEvent, { serials }: CapturedLine) =>
    spelled(serials.filter(({ condition }) => condition === 'rejected')),
  lots: (_: CaptureEvent, line: CapturedLine) => once(unitsOf(line).map(({ lot }) => lot)),
  expiries: (_: CaptureEvent, line: CapturedLine) => once(unitsOf(line).map(({ expiry }) => expiry)),
  cartonIds: (_: CaptureEvent, line: CapturedLine) => {
    const scanned = once(unitsOf(line).map(({ cartonId }) => cartonId));
    return scanned.length > 0 ? scanned : once([line.cartonId]);
  },
  reasons: (event: CaptureEvent, line: CapturedLine) => once([...reasonsOf(event, line)]),
} as const satisfies Record<string, (event: CaptureEvent, line: CapturedLine) => readonly string[]>;

export type ListColumn = keyof typeof LINE_LISTS;

/** Each reason that holds for the line or one of its units, as `mismatch=reason`. */
function reasonsOf({ reason }: CaptureEvent, line: CapturedLine): readonly string[] {
  const { reasons = {}, unreadable = [] } = line;
  const own = [
    ...Object.entries(reasons).map(([mismatch, code]) => `${mismatch}=${code}`),
    ...unreadable.map(unit => `unreadable=${unit.reason}`),
    ...unitsOf(line).flatMap(unit => (unit.reason === undefined ? [] : `${unit.condition ?? 'moved'}=${unit.reason}`)),
  ];
  return own.length > 0 || reason === undefined ? own : [`moved=${reason}`];
}

type UnitRecord = Pick<Partial<CapturedSerialRecord>, 'lot' | 'expiry' | 'cartonId' | 'condition' | 'reason'>;

function unitsOf({ serials, unreadable = [], shares = [] }: CapturedLine): readonly UnitRecord[] {
  const unread = unreadable.map(({ reason: _, conditionReason: reason, ...unit }) => {
    return { ...unit, ...(reason !== undefined && { reason }) };
  });
  return [...serials, ...unread, ...shares];
}

function once(texts: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(texts.flatMap(text => text ?? []))];
}

function spelled(serials: readonly CapturedSerialRecord[]): readonly string[] {
  return serials.map(({ serial }) => serial);
}
