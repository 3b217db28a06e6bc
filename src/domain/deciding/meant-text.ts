import type { Code, Parsed } from '../../codes/code.js';
import { heldOf, recordOf } from './held.js';
import { targetLine } from './list-entry.js';
import type { ReadAction } from '../model/action.js';
import type { FactBody, HeldSerial } from '../model/fact.js';
import { hasKin, kinOf } from '../rules/kin.js';
import { keyOn, linesListing } from '../rules/lines.js';
import { askChoice } from '../rules/prompts.js';
import { hostsWord } from '../rules/hosts-word.js';
import { checkSerial, delimiterOf } from '../rules/serial-rule.js';
import { isTelling } from '../rules/weigh.js';
import type { FlowState } from '../model/state.js';

/**
 * A scan may say several texts: its keys say another one on a US keyboard, on which most scanners type, or what came
 * just before belongs to it. The text with the strongest voucher is meant. Where several have the same, and the reading
 * is in doubt for it, only the associate can tell.
 * @param more What the associate may choose besides
 */
export function meantText(
  state: FlowState,
  action: ReadAction,
  more: readonly HeldSerial[] = [],
): ReadAction | readonly FactBody[] {
  const { meant = [], ...asRead } = action;
  const said = [asRead.parsed, ...meant];
  const standings = said.map(parsed => standing(state, action, parsed));
  const best = Math.max(...standings);
  const [first = asRead.parsed, ...others] = said.filter((_, at) => standings[at] === best);
  const isInDoubt = action.reading.doubts?.some(doubt => doubt === 'layout' || doubt === 'continued');
  // Without a doubt, the other texts are a clue for whoever knows what the code should look like.
  if (!isInDoubt) return best >= STANDING_OF_RULE ? { ...asRead, parsed: first } : asRead;
  const record = recordOf(action.reading);
  const [held, ...rest] = distinct([...[first, ...others].flatMap(parsed => loneSerial(parsed) ?? [])]).map(
    ({ serial, code }): HeldSerial => ({ ...heldOf(serial, code, record), flags: ['doubtful'] }),
  );
  const isOne = others.length === 0 || best < 0 || !held || rest.length === 0;
  return isOne ? { ...asRead, parsed: first } : [askChoice(state, { ...held, others: [...rest, ...more] })];
}

interface LoneSerial {
  readonly serial: string;
  readonly code: Code;
}

function distinct(said: readonly LoneSerial[]): readonly LoneSerial[] {
  return [...new Map(said.map(one => [one.serial, one])).values()];
}

/** The serial of a text that names no product. */
export function loneSerial(parsed: Parsed): LoneSerial | undefined {
  if (!parsed.ok) return undefined;
  const { code } = parsed;
  const isAlone = (code.gtin ?? code.product ?? code.carton) === undefined;
  return isAlone && code.serial !== undefined ? { serial: code.serial, code } : undefined;
}

const STANDING_OF_RULE = 3;

/**
 * How strong the voucher of a text is: a larger number is stronger, and -1 is a text that cannot be meant.
 * Source: docs/rules.md#doubts-and-vouchers.
 */
function standing(state: FlowState, { evidence, list }: ReadAction, parsed: Parsed): number {
  const lone = loneSerial(parsed);
  if (!lone) return !parsed.ok ? -1 : parsed.code.ais ? 6 : 1; // a symbol of GS1, or a product of the feed
  const { serial } = lone;
  const line = targetLine(state, list);
  const isCaptured = line !== undefined && state.claimed.has(keyOn(line, serial));
  if (isCaptured || linesListing(state, serial).length > 0) return 7;
  if (line && hostsWord(evidence, line.product.sku, serial) === 'known') return 5;
  if (evidence.ledger.some(entry => entry.serial === serial)) return 4;
  if (!line) return 0;
  const { serialRule } = line.product;
  if (checkSerial(serial, serialRule, delimiterOf(state.settings))) return -1;
  if (isTelling(serialRule)) return STANDING_OF_RULE;
  return hasKin(kinOf(state, line, serial, evidence), serial) ? 2 : 0;
}
