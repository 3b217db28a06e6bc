import type { Code, Parsed } from '../../codes/code.js';
import { heldOf, recordOf } from './held.js';
import { targetLine } from './list-entry.js';
import type { ReadAction } from '../model/action.js';
import type { FactBody } from '../model/fact.js';
import { hasKin, kinOf } from '../rules/kin.js';
import { keyOn, linesListing } from '../rules/lines.js';
import { askChoice } from '../rules/prompts.js';
import { checkSerial } from '../rules/serial-rule.js';
import { isTelling } from '../rules/weigh.js';
import type { FlowState } from '../model/state.js';

/**
 * The keys of a scan say one text by the page's keyboard and another on a US keyboard, on which most scanners type. The
 * text with the stronger voucher is meant. Where neither has one, or both have the same, only the associate can tell.
 */
export function byLayout(state: FlowState, action: ReadAction): ReadAction | readonly FactBody[] {
  const { us, ...asRead } = action;
  if (!us) return asRead;
  const [own, other] = [standing(state, action, asRead.parsed), standing(state, action, us)];
  if (own !== other) return own > other ? asRead : { ...asRead, parsed: us };
  const [first, second] = [loneSerial(asRead.parsed), loneSerial(us)];
  if (!first || !second || first.serial === second.serial) return asRead;
  const record = recordOf(action.reading);
  const ask = ({ serial, code }: LoneSerial) => ({ ...heldOf(serial, code, record), flags: ['doubtful'] as const });
  return [askChoice(state, { ...ask(first), others: [ask(second)] })];
}

interface LoneSerial {
  readonly serial: string;
  readonly code: Code;
}

/** The serial of a text that names no product. */
function loneSerial(parsed: Parsed): LoneSerial | undefined {
  if (!parsed.ok) return undefined;
  const { code } = parsed;
  const isAlone = (code.gtin ?? code.product ?? code.carton) === undefined;
  return isAlone && code.serial !== undefined ? { serial: code.serial, code } : undefined;
}

/**
 * How strong the voucher of a text is: a larger number is stronger, and -1 is a text that cannot be meant.
 * Source: docs/rules.md#doubts-and-vouchers.
 */
function standing(state: FlowState, { evidence, list }: ReadAction, parsed: Parsed): number {
  const lone = loneSerial(parsed);
  if (!lone) return !parsed.ok ? -1 : parsed.code.ais ? 5 : 1; // a symbol of GS1, or a product of the feed
  const { serial } = lone;
  const line = targetLine(state, list);
  const isCaptured = line !== undefined && state.claimed.has(keyOn(line, serial));
  if (isCaptured || linesListing(state, serial).length > 0) return 6;
  if (evidence.ledger.some(entry => entry.serial === serial)) return 4;
  if (!line) return 0;
  const { serialRule } = line.product;
  if (checkSerial(serial, serialRule, state.settings.serialDelimiter)) return -1;
  if (isTelling(serialRule)) return 3;
  return hasKin(kinOf(state, line, serial, evidence), serial) ? 2 : 0;
}
