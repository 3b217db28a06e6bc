import type { FactBody, HeldSerial, ReadingRecord } from '../model/fact.js';
import { makesLines, policyAction } from '../rules/flow-policy.js';
import { addedLineId, isListed, linesOfProduct } from '../rules/lines.js';
import { scannedLine } from '../folding/new-line.js';
import type { Product } from '../model/product.js';
import { askedLine } from '../rules/asked-line.js';
import { askConfirm, askConfirmProduct, isFull } from '../rules/prompts.js';
import { refusal } from '../rules/refuse.js';
import type { FlowState, LineState } from '../model/state.js';
import { brokenRule } from './decide-serial.js';

/** The line of a product, with the facts that make it where it is new; or the facts that say why there is none. */
export type FoundLine =
  | { readonly ok: true; readonly line: LineState; readonly facts: readonly FactBody[] }
  | { readonly ok: false; readonly facts: readonly FactBody[] };

/**
 * Finds or makes the line of a product. Where a product has several lines, the serial `held` helps to tell which one is
 * meant.
 */
export function findOrMakeLine(
  state: FlowState,
  product: Product,
  reading: ReadingRecord,
  held?: HeldSerial,
): FoundLine {
  const known = bestLine(state, linesOfProduct(state, product.sku), held?.serial);
  if (known) return { ok: true, line: known, facts: [] };
  const action = makesLines(state.document)
    ? 'accept'
    : policyAction(state.document, state.settings, 'not-on-document');
  if (action === 'block') {
    const about = { text: held?.serial ?? reading.text, product: product.name };
    return { ok: false, facts: [refusal('not-on-document', about, reading)] };
  }
  const lineId = addedLineId(state, product.sku);
  const added = { type: 'line-added', lineId, product, unexpected: !makesLines(state.document) } as const;
  const line = scannedLine(lineId, product, added.unexpected, state);
  const broken = action === 'confirm' && held && product.serialNumberRequired && brokenRule(state, line, held);
  if (broken) {
    return {
      ok: false,
      facts: [refusal(broken.code, { ...broken, text: held.serial, product: product.name }, reading)],
    };
  }
  // The line stands empty until the associate says yes; an empty line that nobody expected is no mismatch.
  if (action === 'confirm') return { ok: false, facts: [added, question(state, lineId, product, reading, held)] };
  return { ok: true, line, facts: [added] };
}

/** The facts that make the line, and those that were decided on it. A refusal makes no line. */
export function onFoundLine({ facts }: FoundLine, decided: readonly FactBody[]): readonly FactBody[] {
  return decided[0]?.type === 'reading-refused' ? decided : [...facts, ...decided];
}

function question(
  state: FlowState,
  lineId: string,
  product: Product,
  reading: ReadingRecord,
  held?: HeldSerial,
): FactBody {
  return held && product.serialNumberRequired
    ? askConfirm(state, { code: 'not-on-document' }, lineId, held)
    : askConfirmProduct(state, { code: 'not-on-document' }, lineId, reading);
}

/**
 * The best of several lines of one product: the one that lists the serial, else the one that is asked for and is not
 * full, else the first that is not full, else the first.
 */
export function bestLine(state: FlowState, lines: readonly LineState[], serial?: string): LineState | undefined {
  if (lines.length < 2) return lines[0];
  const listing = serial === undefined ? undefined : lines.find(line => isListed(state, line, serial));
  const asked = askedLine(state)?.lineId;
  return (
    listing ??
    lines.find(line => line.lineId === asked && !isFull(line)) ??
    lines.find(line => !isFull(line)) ??
    lines[0]
  );
}
