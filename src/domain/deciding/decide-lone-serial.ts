import { lookupForm } from '../model/claim.js';
import type { Evidence } from '../model/action.js';
import type { FactBody, HeldSerial } from '../model/fact.js';
import { hostsWord } from '../rules/hosts-word.js';
import { keyOn, lineOf, linesListing, linesOfProduct } from '../rules/lines.js';
import { linesReceived } from '../rules/earlier-receipts.js';
import { bestLine, onFoundLine, findOrMakeLine } from './find-line.js';
import type { Product } from '../model/product.js';
import { askConfirm, askProduct, isFull, offerLine } from '../rules/prompts.js';
import { refusal } from '../rules/refuse.js';
import type { FlowState, LineState } from '../model/state.js';
import type { Refusal } from '../model/verdict.js';
import { askListed } from './ask-listed.js';
import { answered, brokenRule, decideSerial, isUnfit } from './decide-serial.js';
import { twinsLacking } from './twins.js';

const REFUSED = 'reading-refused';

/** What speaks for the product of a serial that was read alone. */
interface Traces {
  /** Lines whose list holds it and that have not captured it. */
  readonly wanted: readonly LineState[];
  /** Lines that have captured it already, or list it under a key that is captured. */
  readonly captured: readonly LineState[];
  /** Lines whose product has it in an earlier receipt. */
  readonly received: readonly LineState[];
  /** Lines of products under which the ledger has it, and that have not captured it. */
  readonly known: readonly LineState[];
  /** Serialized products without a line, under which the ledger has it. */
  readonly foreign: readonly Product[];
}

/**
 * A serial finds its own product: by the document's lists, then the ledger, then the line that it was asked for.
 * Source: docs/architecture.md#law-3-a-serial-finds-its-own-product.
 * @param asked The line that waits for serials, if any
 */
export function decideLoneSerial(
  state: FlowState,
  held: HeldSerial,
  evidence: Evidence,
  asked: LineState | undefined,
): readonly FactBody[] {
  const traces = tracesOf(state, held.serial, evidence);
  return asked?.serialized ? onAsked(state, asked, held, traces, evidence) : unasked(state, held, traces, evidence);
}

/** A line waits for serials: it gets this one, unless something speaks for another product. */
function onAsked(
  state: FlowState,
  asked: LineState,
  held: HeldSerial,
  traces: Traces,
  evidence: Evidence,
): readonly FactBody[] {
  const { wanted, captured, received, known, foreign } = traces;
  const has = (lines: readonly LineState[]) => lines.some(({ lineId }) => lineId === asked.lineId);
  const decideHere = () => decideSerial(state, { line: asked, held, evidence, answers: false });
  const twins = isFull(asked) ? twinsLacking(state, asked, held.serial) : [];
  // Nobody is asked whether to take what would be refused after a yes.
  const unless = (refused: FactBody, ask: () => FactBody) => (decideHere()[0]?.type === REFUSED ? refused : ask());
  if (has(wanted) || has(captured) || has(received) || has(known)) return decideHere();
  const listed = linesListing(state, held.serial);
  const [capturedAndListed] = captured.filter(({ lineId }) => listed.some(line => line.lineId === lineId));
  if (wanted.length > 0) return askWhich(state, held, wanted, evidence);
  if (capturedAndListed) return [duplicate(held, capturedAndListed)];
  // The host's word is a stronger one than the ledger's, and than that of a unit that nobody has listed.
  if (hostsWord(evidence, asked.product.sku, held.serial) === 'known') return decideHere();
  // Two products may have the same serial, but far more often the last label was scanned once more. Only the associate
  // knows.
  const [taken] = captured;
  const own = answered(held, evidence);
  if (taken)
    return [unless(duplicate(held, taken), () => askConfirm(state, { code: 'duplicate-in-flow' }, asked.lineId, own))];
  const [before] = received;
  if (before) {
    const [refused] = decideSerial(state, { line: before, held, evidence, answers: false });
    return [
      unless(refused ?? duplicate(held, before), () =>
        askConfirm(state, { code: 'already-received' }, asked.lineId, own),
      ),
    ];
  }
  if (known.length > 0) return askWhich(state, held, known, evidence);
  if (foreign.length > 0) {
    const about: Refusal = { code: 'wrong-product', product: foreign.map(({ name }) => name).join(', ') };
    const refused = refusal('wrong-product', { ...about, text: held.serial }, held.reading);
    return [unless(refused, () => askConfirm(state, about, asked.lineId, own))];
  }
  // Of products that share a code, none gets more than it wants while another lacks some, unless the associate says so.
  if (twins.length > 0) return [askProduct(state, held, idsOf([asked, ...twins]))];
  const facts = decideHere();
  const [first] = facts;
  const alike = first?.type === REFUSED && isUnfit(first.refusal.code) ? askListed(state, held) : [];
  return alike.length > 0 ? alike : facts;
}

/** Nothing was asked for: only what is certain is accepted. */
function unasked(state: FlowState, held: HeldSerial, traces: Traces, evidence: Evidence): readonly FactBody[] {
  const { wanted, captured, received, known, foreign } = traces;
  const lines = fitting(state, held, wanted.length > 0 ? wanted : known);
  const [line, ...others] = lines;
  const [first] = captured;
  if (line && others.length === 0 && !first) return decideSerial(state, { line, held, evidence, answers: false });
  if (line) return [askProduct(state, held, idsOf(lines))];
  if (first) return [duplicate(held, first)];
  const [before] = received;
  if (before) return decideSerial(state, { line: before, held, evidence, answers: false });
  const [product, ...more] = foreign;
  if (product && more.length === 0) return onForeign(state, product, held, evidence);
  const alike = askListed(state, held);
  if (alike.length > 0) return alike;
  // It may be the serial of the product whose code was scanned before, which others share.
  const { prompt } = state;
  return [askProduct(state, held, prompt?.type === 'product' && !state.held ? prompt.candidates : [])];
}

/** The ledger knows the product, the document does not. */
function onForeign(state: FlowState, product: Product, held: HeldSerial, evidence: Evidence): readonly FactBody[] {
  const found = findOrMakeLine(state, product, held.reading, held);
  if (!found.ok) return found.facts;
  return onFoundLine(found, decideSerial(state, { line: found.line, held, evidence, answers: false }));
}

/** Offers the lines that the serial may belong to. Where none could take it, it is refused as on the first of them. */
function askWhich(
  state: FlowState,
  held: HeldSerial,
  lines: readonly LineState[],
  evidence: Evidence,
): readonly FactBody[] {
  const offered = fitting(state, held, lines);
  const [line, ...others] = offered;
  if (!line || others.length > 0) return [askProduct(state, held, idsOf(offered))];
  return brokenRule(state, line, held)
    ? decideSerial(state, { line, held, evidence, answers: false })
    : [offerLine(state, held, line.lineId)];
}

/** The lines whose product's rule takes the serial; where there are none, the first of them, to say why. */
function fitting(state: FlowState, held: HeldSerial, lines: readonly LineState[]): readonly LineState[] {
  const fit = lines.filter(line => !brokenRule(state, line, held));
  return fit.length > 0 ? fit : lines.slice(0, 1);
}

function idsOf(lines: readonly LineState[]): readonly string[] {
  return lines.map(({ lineId }) => lineId);
}

function duplicate({ serial, reading }: HeldSerial, { lineId }: LineState): FactBody {
  return refusal('duplicate-in-flow', { text: serial, lineId }, reading);
}

function tracesOf(state: FlowState, serial: string, { ledger, ledgerProducts }: Evidence): Traces {
  const isCaptured = (line: LineState) => state.claimed.has(keyOn(line, serial));
  const listed = linesListing(state, serial);
  const capturedOn = (state.linesByLookup.get(lookupForm(serial)) ?? []).flatMap(lineId => lineOf(state, lineId) ?? []);
  const isOf = (product: Product) =>
    ledger.some(entry => entry.sku === product.sku && keyOn({ product }, entry.serial) === keyOn({ product }, serial));
  const skus = new Set(ledger.map(({ sku }) => sku));
  const ofLedger = [...skus]
    .flatMap(sku => bestLine(state, linesOfProduct(state, sku), serial) ?? [])
    .filter(line => line.serialized && isOf(line.product));
  return {
    wanted: listed.filter(line => !isCaptured(line)),
    captured: [...listed, ...capturedOn].filter(isCaptured),
    received: linesReceived(state, serial),
    known: ofLedger.filter(line => !isCaptured(line)),
    foreign: ledgerProducts.filter(
      product => product.serialNumberRequired && isOf(product) && linesOfProduct(state, product.sku).length === 0,
    ),
  };
}
