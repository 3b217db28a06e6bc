import type { CapturedSerial, FactBody, Stamp } from '../model/fact.js';
import { lineOf } from '../rules/lines.js';
import { askedLine } from '../rules/asked-line.js';
import { afterQuestion, askConfirm } from '../rules/prompts.js';
import { replayFrom } from '../folding/apply.js';
import type { FlowState, LineState } from '../model/state.js';

/** What was taken of a part of a reading, before the rest of it came. */
interface Part {
  readonly line: LineState;
  readonly captured: CapturedSerial;
}

/** The flow without that part, and the line that is asked for again. */
interface Recalled {
  readonly facts: readonly FactBody[];
  readonly state: FlowState;
  readonly asked: LineState | undefined;
}

/** The serial that was accepted from an earlier reading. */
export function partOf(state: FlowState, readingId: string | undefined): Part | undefined {
  if (readingId === undefined) return undefined;
  for (const line of state.lines) {
    const captured = line.serials.find(({ reading }) => reading.id === readingId);
    if (captured) return { line, captured };
  }
  return undefined;
}

/**
 * Takes back the serial that was accepted from a part of a reading, or the question about it: a part must not stay
 * accepted, whatever becomes of the whole.
 */
export function recall(state: FlowState, stamp: Stamp, readingId: string | undefined): Recalled {
  const part = partOf(state, readingId);
  const isAsked = readingId !== undefined && state.held?.reading.id === readingId;
  const facts: readonly FactBody[] = part
    ? [{ type: 'serial-removed', lineId: part.line.lineId, key: part.captured.key }]
    : isAsked
      ? afterQuestion(state)
      : [];
  const after = replayFrom(
    state,
    facts.map(fact => ({ ...stamp, ...fact })),
  );
  return { facts, state: after, asked: askedLine(after) ?? lineOf(after, part?.line.lineId) };
}

/** Asks about a serial that was taken back because a later reading may be the rest of it, or the whole. */
export function questionAbout(state: FlowState, { line, captured }: Part): FactBody {
  const { expected: _, ...held } = captured;
  return askConfirm(state, { code: 'doubtful', rule: 'continued' }, line.lineId, held);
}
