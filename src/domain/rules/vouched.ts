import type { CapturedSerial, Fact, ReadingRecord } from '../model/fact.js';
import type { FlowState, LineState } from '../model/state.js';
import { lineOf } from './lines.js';
import { isTelling } from './weigh.js';

/** Did somebody of the strength of a rule, or better, or a person stand for this serial when it was accepted? */
export function isVouched({ product }: Pick<LineState, 'product'>, captured: CapturedSerial): boolean {
  const { expected, verification, gtin, ais, flags, voucher, reading } = captured;
  if (expected || verification === 'verified' || flags.includes('doubtful') || reading.source === 'manual') return true;
  return (gtin !== undefined && ais !== undefined) || voucher === 'ledger' || isTelling(product.serialRule);
}

/** How a reading was confirmed: see `Confirmation` of the scan source. */
interface Confirmed {
  readonly readingId: string;
  readonly as: 'whole' | 'parts';
  readonly layout: 'text' | 'us';
}

/** The reading that a fact confirms, if it does: by a serial that somebody stands for, or by a product of the feed. */
export function confirmationOf(state: FlowState, fact: Fact): Confirmed | undefined {
  if (fact.type === 'serial-prompted' || fact.type === 'unit-counted') {
    const { reading } = fact;
    return reading && !reading.doubts?.includes('layout') ? confirmed(reading, 'text') : undefined;
  }
  if (fact.type !== 'serial-accepted') return undefined;
  const { captured } = fact;
  const { reading, serial } = captured;
  const line = lineOf(state, fact.lineId);
  if (!line || !isVouched(line, captured)) return undefined;
  // The whole with what came before is no scan in one piece, from which its scanner could be known.
  if (serial.length > reading.text.length) return undefined;
  const isUs = reading.doubts?.includes('layout') === true && !reading.text.includes(serial);
  return confirmed(reading, isUs ? 'us' : 'text', serial.length < reading.text.length && !captured.ais);
}

function confirmed({ id, doubts = [] }: ReadingRecord, layout: Confirmed['layout'], isPart = false): Confirmed {
  return { readingId: id, as: isPart && doubts.includes('continued') ? 'parts' : 'whole', layout };
}
