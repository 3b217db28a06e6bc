import type { Code, Parsed } from '../../codes/code.js';
import { recordOf, heldOf } from './held.js';
import { targetLine } from './list-entry.js';
import type { ReadAction } from '../model/action.js';
import { lookupForm } from '../model/claim.js';
import type { FactBody } from '../model/fact.js';
import { hasKin, kinOf } from '../rules/kin.js';
import { keyOn, linesListing } from '../rules/lines.js';
import { askChoice } from '../rules/prompts.js';
import { checkSerial } from '../rules/serial-rule.js';
import type { FlowState } from '../model/state.js';

/**
 * The keys of a scan say one text by the page's keyboard and another on a US keyboard, on which most scanners type.
 * What names a product, or what somebody stands for, is meant. Where nothing tells, only the associate can.
 */
export function byLayout(state: FlowState, action: ReadAction): ReadAction | readonly FactBody[] {
  const { us, ...asRead } = action;
  if (!us?.ok || !serialOf(us)) return us?.ok && isProduct(us.code) ? { ...asRead, parsed: us } : asRead;
  const [first, second] = [asRead.parsed, us].map(parsed => strength(state, action, parsed));
  if (first === undefined || second === undefined || first > second) return asRead;
  const read = serialOf(asRead.parsed);
  if (second > first || !asRead.parsed.ok || read === undefined) return { ...asRead, parsed: us };
  if (second > 0 || read === serialOf(us)) return asRead;
  const record = recordOf(action.reading);
  const [held, other] = [asRead.parsed.code, us.code].map(code => ({
    ...heldOf(code.serial ?? '', code, record),
    flags: ['doubtful'] as const,
  }));
  return held && other ? [askChoice(state, { ...held, others: [other] })] : asRead;
}

const isProduct = ({ gtin, product, carton }: Code): boolean => (gtin ?? product ?? carton) !== undefined;

/** The serial of a text that names no product. */
function serialOf(parsed: Parsed): string | undefined {
  return parsed.ok && !isProduct(parsed.code) ? parsed.code.serial : undefined;
}

/** How much stands for a text; what names a product stands above all. */
function strength(state: FlowState, { evidence, list }: ReadAction, parsed: Parsed): number {
  if (!parsed.ok) return -1;
  const { serial } = parsed.code;
  if (isProduct(parsed.code) || serial === undefined) return 5;
  if (linesListing(state, serial).length > 0) return 4;
  if (evidence.ledger.some(entry => lookupForm(entry.serial) === lookupForm(serial) && entry.serial === serial))
    return 3;
  const line = targetLine(state, list);
  if (!line?.product) return 0;
  if (checkSerial(serial, line.product.serialRule, state.settings.serialDelimiter)) return -1;
  if (state.claimed.has(keyOn(line, serial)) || line.product.serialRule?.kind || line.product.serialRule?.pattern)
    return 2;
  return hasKin(kinOf(state, line, serial), serial) ? 1 : 0;
}
