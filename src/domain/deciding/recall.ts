import type { Reading } from '../../codes/reading.js';
import type { ReadAction } from '../model/action.js';
import type { CapturedSerial, FactBody, HeldSerial, ReadingRecord, Stamp } from '../model/fact.js';
import { loneSerial } from './meant-text.js';
import { lineOf } from '../rules/lines.js';
import { askedLine } from '../rules/asked-line.js';
import { afterQuestion, askConfirm, askConfirmProduct, askSerial, isQuestion } from '../rules/prompts.js';
import { isVouched } from '../rules/vouched.js';
import { replayFrom } from '../folding/apply.js';
import type { FlowState, LineState, ProductScan } from '../model/state.js';

/** What was taken of a part of a reading, before the rest of it came: a serial, or one unit of a product. */
interface Part {
  readonly line: LineState;
  readonly captured?: CapturedSerial;
  readonly reading: ReadingRecord;
}

/** The flow without that part, and the line that is asked for again. */
interface Recalled {
  readonly facts: readonly FactBody[];
  readonly state: FlowState;
  readonly asked: LineState | undefined;
}

/** The serial that was accepted from an earlier reading, or the unit that it counted. */
export function partOf(state: FlowState, readingId: string | undefined): Part | undefined {
  if (readingId === undefined) return undefined;
  for (const line of state.lines) {
    const captured = line.serials.find(({ reading }) => reading.id === readingId);
    if (captured) return { line, captured, reading: captured.reading };
  }
  const scan = scanOf(state, readingId);
  const [counted, ...more] = scan?.counted ?? [];
  const line = lineOf(state, counted?.lineId);
  // Several units are those of a carton, whose code is no part of another one by chance.
  return scan && line && counted?.delta === 1 && more.length === 0 ? { line, reading: scan.reading } : undefined;
}

function scanOf({ productScan }: FlowState, readingId: string): ProductScan | undefined {
  return productScan?.reading.id === readingId ? productScan : undefined;
}

/** Is the text that is meant another one than the part and its rest together? Caps Lock changes either. */
export function isOther({ parsed }: ReadAction, { reading }: Pick<Part, 'reading'>): boolean {
  const serial = loneSerial(parsed)?.serial.toLowerCase();
  return serial !== undefined && !serial.startsWith(reading.text.toLowerCase());
}

/** Does somebody stand for the part? The code of a product does, but not where another text begins with it. */
export function standsAlone(state: FlowState, { line, captured, reading }: Part, { text }: Reading): boolean {
  return captured ? isVouched(state, line, captured) : text === reading.text || !text.startsWith(reading.text);
}

/**
 * Takes back what was taken of a part of a reading, or the question about it: a part must not stay accepted, whatever
 * becomes of the whole. Where it certainly was one (`replaces`), the serials are asked for that were before.
 */
export function recall(state: FlowState, stamp: Stamp, { replaces, continues = '' }: Reading): Recalled {
  const readingId = replaces ?? continues;
  const part = partOf(state, readingId);
  const scan = scanOf(state, readingId);
  const { prompt } = state;
  const isOpen = prompt && 'readingId' in prompt && prompt.readingId === readingId;
  const facts: readonly FactBody[] = [
    ...(part?.captured ? [{ type: 'serial-removed', lineId: part.line.lineId, key: part.captured.key } as const] : []),
    ...(scan?.counted ?? []).map(({ lineId, delta }) => ({ type: 'unit-counted', lineId, delta: -delta }) as const),
    ...(isOpen ? afterQuestion(state) : replaces !== undefined && scan ? askAsBefore(state, scan) : []),
  ];
  const after = replayFrom(
    state,
    facts.map(fact => ({ ...stamp, ...fact })),
  );
  return { facts, state: after, asked: askedLine(after) ?? lineOf(after, part?.captured && part.line.lineId) };
}

/** Asks for the serials that were asked for before a scan of a product. */
function askAsBefore(state: FlowState, { asked }: ProductScan): readonly FactBody[] {
  if (isQuestion(state.prompt) || askedLine(state)?.lineId === asked) return [];
  return [asked === undefined ? { type: 'prompt-closed' } : askSerial(asked)];
}

/** What is said of a unit that is taken. */
const NOT_HELD = ['expected', 'condition', 'reason', 'by'] as const;

/** Asks about what was taken back because a later reading may be the rest of it, or the whole. */
export function questionAbout(state: FlowState, { line: { lineId }, captured, reading }: Part): FactBody {
  const about = { code: 'doubtful', rule: 'continued' } as const;
  if (!captured) return askConfirmProduct(state, about, lineId, reading);
  const held: Partial<CapturedSerial> & HeldSerial = { ...captured };
  for (const name of NOT_HELD) delete held[name];
  return askConfirm(state, about, lineId, held);
}
