import { lookupForm } from '../model/claim.js';
import type { Evidence } from '../model/action.js';
import type { FactBody, HeldSerial } from '../model/fact.js';
import { keyOn, lineOf, linesListing, linesOfProduct } from '../rules/lines.js';
import { bestLine, onFoundLine, findOrMakeLine } from './find-line.js';
import type { Product } from '../model/product.js';
import { askConfirm, askProduct, offerLine } from '../rules/prompts.js';
import { refusal } from '../rules/refuse.js';
import type { FlowState, LineState } from '../model/state.js';
import { decideSerial } from './decide-serial.js';

/** What speaks for the product of a serial that was read alone. */
interface Traces {
  /** Lines whose list holds it and that have not captured it. */
  readonly wanted: readonly LineState[];
  /** Lines that have captured it already, or list it under a key that is captured. */
  readonly captured: readonly LineState[];
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
  const { wanted, captured, known, foreign } = traces;
  const has = (lines: readonly LineState[]) => lines.some(({ lineId }) => lineId === asked.lineId);
  const decideHere = () => decideSerial(state, { line: asked, held, evidence, answers: false });
  if (has(wanted) || has(captured) || has(known)) return decideHere();
  const listed = linesListing(state, held.serial);
  const [capturedAndListed] = captured.filter(({ lineId }) => listed.some(line => line.lineId === lineId));
  if (wanted.length > 0) return [askWhich(state, held, wanted)];
  if (capturedAndListed) return [duplicate(held, capturedAndListed)];
  // Two products may have the same serial, but far more often the last label was scanned once more. Only the associate
  // knows.
  if (captured.length > 0) return [askConfirm(state, { code: 'duplicate-in-flow' }, asked.lineId, held)];
  if (known.length > 0) return [askWhich(state, held, known)];
  return foreign.length > 0 ? [askConfirm(state, { code: 'wrong-product' }, asked.lineId, held)] : decideHere();
}

/** Nothing was asked for: only what is certain is accepted. */
function unasked(state: FlowState, held: HeldSerial, traces: Traces, evidence: Evidence): readonly FactBody[] {
  const { wanted, captured, known, foreign } = traces;
  const lines = wanted.length > 0 ? wanted : known;
  const [line, ...others] = lines;
  const [first] = captured;
  if (line && others.length === 0 && !first) return decideSerial(state, { line, held, evidence, answers: false });
  if (line)
    return [
      askProduct(
        state,
        held,
        lines.map(({ lineId }) => lineId),
      ),
    ];
  if (first) return [duplicate(held, first)];
  const [product, ...more] = foreign;
  return product && more.length === 0 ? onForeign(state, product, held, evidence) : [askProduct(state, held, [])];
}

/** The ledger knows the product, the document does not. */
function onForeign(state: FlowState, product: Product, held: HeldSerial, evidence: Evidence): readonly FactBody[] {
  const found = findOrMakeLine(state, product, held.reading, held);
  if (!found.ok) return found.facts;
  return onFoundLine(found, decideSerial(state, { line: found.line, held, evidence, answers: false }));
}

function askWhich(state: FlowState, held: HeldSerial, lines: readonly LineState[]): FactBody {
  const [line, ...others] = lines;
  return line && others.length === 0
    ? offerLine(state, held, line.lineId)
    : askProduct(
        state,
        held,
        lines.map(({ lineId }) => lineId),
      );
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
    known: ofLedger.filter(line => !isCaptured(line)),
    foreign: ledgerProducts.filter(
      product => product.serialNumberRequired && isOf(product) && linesOfProduct(state, product.sku).length === 0,
    ),
  };
}
