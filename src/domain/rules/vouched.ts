import type { CapturedSerial, Fact, ReadingRecord } from '../model/fact.js';
import type { FlowState, LineState } from '../model/state.js';
import { lineOf } from './lines.js';
import { standsFor } from './kin.js';
import { rulesOut } from './weigh.js';

/** Did a person, or somebody of the strength of a rule or better, stand for this serial when it was accepted? */
export function isVouched(
  state: FlowState,
  { product }: Pick<LineState, 'product'>,
  captured: CapturedSerial,
): boolean {
  const { serial, expected, verification, ais, flags, voucher, reading, warnings } = captured;
  const isMarked = ais !== undefined && !warnings.includes('inferred-gs1');
  const isConfirmed = flags.includes('doubtful') && standsFor(state, captured); // not where policy only flags it
  if (expected || verification === 'verified' || isMarked || isConfirmed || reading.source === 'manual') return true;
  return voucher === 'ledger' || rulesOut(product.serialRule, 'continued', serial);
}

/** A list, a rule, the host, or a person stands for what a reading says. */
export interface Confirmation {
  readonly readingId: string;
  /** `parts`: it was several codes, of which one was meant. */
  readonly as: 'whole' | 'parts';
  /** Which of its two texts was meant: `us` is `usText`. */
  readonly layout: 'text' | 'us';
}

/** The reading that a fact confirms, if it does: by a serial that somebody stands for, or by a product of the feed. */
export function confirmationOf(state: FlowState, fact: Fact): Confirmation | undefined {
  if (fact.type === 'serial-prompted' || fact.type === 'unit-counted') {
    const { reading } = fact;
    return reading && !reading.doubts?.includes('layout') ? confirmed(reading, 'text') : undefined;
  }
  if (fact.type !== 'serial-accepted') return undefined;
  const { captured } = fact;
  const { reading, serial } = captured;
  const line = lineOf(state, fact.lineId);
  if (!line || !isVouched(state, line, captured)) return undefined;
  // The whole with what came before is no scan in one piece, from which its scanner could be known.
  if (serial.length > reading.text.length) return undefined;
  const isUs = reading.doubts?.includes('layout') === true && !reading.text.includes(serial);
  return confirmed(reading, isUs ? 'us' : 'text', serial.length < reading.text.length && !captured.ais);
}

function confirmed({ id, doubts = [] }: ReadingRecord, layout: Confirmation['layout'], isPart = false): Confirmation {
  return { readingId: id, as: isPart && doubts.includes('continued') ? 'parts' : 'whole', layout };
}
