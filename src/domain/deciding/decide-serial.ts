import { askListed } from './ask-listed.js';
import { earlierReceiptOf } from '../rules/earlier-receipts.js';
import { hasList, hasOpenPlace } from '../rules/announced.js';
import { checkSerial, delimiterOf } from '../rules/serial-rule.js';
import type { Evidence } from '../model/action.js';
import type { CapturedSerial, FactBody, HeldSerial } from '../model/fact.js';
import { hostsWord } from '../rules/hosts-word.js';
import { historyOf, ofUnit } from '../rules/ledger.js';
import { isListed, keyOn } from '../rules/lines.js';
import { policyAction, policyOf } from '../rules/flow-policy.js';
import { objectionsTo, type Objection } from '../rules/objections.js';
import { afterQuestion, askConfirm, promptAfter } from '../rules/prompts.js';
import { refusal } from '../rules/refuse.js';
import { factsOn } from '../rules/unit-facts.js';
import { weigh, type Weighed } from '../rules/weigh.js';
import type { FlowState, LineState } from '../model/state.js';
import type { Refusal, RefusalCode } from '../model/verdict.js';

/** How a serial comes to its line. */
export interface SerialOnLine {
  readonly line: LineState;
  readonly held: HeldSerial;
  readonly evidence: Evidence;
  /** It answers the open prompt, which ends with that. */
  readonly answers: boolean;
}

/** Decides about one serial on the line that it belongs to: accepted, asked, or refused. */
export function decideSerial(state: FlowState, taking: SerialOnLine): readonly FactBody[] {
  const { line, held, answers } = taking;
  const evidence = ofPair(line, held, taking.evidence);
  const broken = brokenRule(state, line, held);
  const weighed = weigh(state, line, held, evidence);
  const objections = [...doubtful(state, weighed), ...objectionsTo(state, line, held, evidence)];
  // A place that the list leaves open is for a unit that nobody has announced, and not for a listed one misread.
  const isUnannounced = hasList(line) && hasOpenPlace(line) && !isListed(state, line, held.serial);
  const isWrong = broken
    ? isUnfit(broken.code)
    : isUnannounced || objections.some(objection => isUnlike(state, objection));
  const listed = isWrong ? askListed(state, held, line.product.sku) : [];
  if (listed.length > 0) return listed;
  if (broken) return refuse(state, taking, broken);
  const block = objections.find(({ action }) => action === 'block');
  if (block) return refuse(state, taking, about(block));
  const open = objections.find(({ code, action }) => action === 'confirm' && !held.flags.includes(code));
  if (open) return [askConfirm(state, open, line.lineId, answered(held, evidence))];
  const captured = capturedOf(state, { ...taking, evidence }, objections, weighed);
  return [{ type: 'serial-accepted', lineId: line.lineId, captured }, ...promptAfter(state, line, answers)];
}

/** The rule by which the line never takes this serial, whatever policy says; undefined where it may. */
export function brokenRule(
  state: FlowState,
  line: LineState,
  { serial, ais, gtin }: Pick<HeldSerial, 'serial' | 'ais' | 'gtin'>,
): Refusal | undefined {
  const { serialRule } = line.product;
  if (!line.serialized) return { code: 'not-serialized' };
  const problem = checkSerial(serial, serialRule, delimiterOf(state.settings));
  if (problem) return problem;
  if (serialRule?.gs1 === 'require' && !ais && gtin === undefined) return { code: 'malformed', rule: 'gs1-required' };
  if (state.claimed.has(keyOn(line, serial))) return { code: 'duplicate-in-flow' };
  const earlier = earlierReceiptOf(state, line, serial);
  return earlier && { code: 'already-received', earlier };
}

/** Is the text itself wrong, as another spelling of it need not be? */
export function isUnfit(code: RefusalCode): boolean {
  return code === 'malformed' || code === 'unsafe-characters' || code === 'not-on-document' || code === 'not-shipped';
}

function isUnlike({ document }: FlowState, { code, rule, action }: Objection): boolean {
  return (
    rule === 'look-alike' || (code === policyOf(document).unlisted && (action === 'block' || action === 'confirm'))
  );
}

function about({ code, elsewhere, sale, rule }: Objection): Refusal {
  return { code, ...(elsewhere && { elsewhere }), ...(sale && { sale }), ...(rule && { rule }) };
}

function doubtful({ document, settings }: FlowState, { open, refused }: Weighed): readonly Objection[] {
  const rule = refused ?? open[0];
  const action = refused ? 'block' : policyAction(document, settings, 'doubtful');
  return rule ? [{ code: 'doubtful', rule, action }] : [];
}

function refuse(
  state: FlowState,
  { line, held, answers }: SerialOnLine,
  { code, ...more }: Refusal,
): readonly FactBody[] {
  const refused = refusal(code, { ...more, text: held.serial, lineId: line.lineId }, held.reading);
  return answers ? [refused, ...afterQuestion(state)] : [refused];
}

/** What is known of this serial on this line: the host's word is good for no other product and serial. */
function ofPair({ product }: LineState, { serial, answer }: HeldSerial, evidence: Evidence): Evidence {
  const verification = hostsWord(evidence, product.sku, serial) ?? answer;
  return verification ? { ...evidence, verification } : evidence;
}

/** The serial with what the host has said of it. */
export function answered(held: HeldSerial, { verification: answer }: Evidence): HeldSerial {
  return { ...held, ...(answer && { answer }) };
}

function capturedOf(
  state: FlowState,
  { line, held, evidence }: SerialOnLine,
  objections: readonly Objection[],
  { doubts, voucher }: Weighed,
): CapturedSerial {
  const { verification } = evidence;
  const { answer: _, symbol, ...kept } = held;
  const all = [...new Set([...(held.doubts ?? []), ...doubts])];
  const reported = objections.filter(({ action }) => action !== 'accept').map(({ code }): RefusalCode => code);
  return {
    ...kept,
    key: keyOn(line, held.serial),
    expected: isListed(state, line, held.serial),
    flags: [...new Set([...held.flags, ...reported])],
    ...(symbol?.sku === line.product.sku && { symbol }),
    ...factsOn(line, held),
    ...(all.length > 0 && { doubts: all, voucher: held.voucher ?? voucher }),
    ...(verification && { verification: verification === 'known' ? 'verified' : 'unverified' }),
    ...historyOf(ofUnit(evidence.ledger, line, held.serial)),
  };
}
