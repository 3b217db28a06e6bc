import type { Fact } from '../model/fact.js';
import { lookupForm } from '../model/claim.js';
import type { LedgerEntry } from '../model/ledger-entry.js';
import type { FlowState, LineState } from '../model/state.js';
import { isBlind } from '../rules/blind.js';
import { lineOf, linesListing } from '../rules/lines.js';
import { restOf } from '../rules/rest.js';
import { serialOfFact } from '../rules/serial-of-fact.js';
import { flowSummary, type FlowSummary } from './flow-summary.js';

/** A flow of this device in which a serial counts, or whose document lists it. */
export interface SerialPlace {
  readonly flow: FlowSummary;
  readonly lineId: string;
  readonly sku: string;
  /** Its name. */
  readonly product: string;
  /** It counts there; otherwise it is only expected. */
  readonly isCounted: boolean;
}

/** Where a serial is, as far as this device knows. */
export interface SerialPlaces {
  /** What the asked text says: without what a label has around it. */
  readonly serial: string;
  /** In all spellings, of all products. */
  readonly ledger: readonly LedgerEntry[];
  /** Those that were worked last come first. */
  readonly places: readonly SerialPlace[];
}

/** Everything that this device knows of a serial. */
export interface LookupResult extends SerialPlaces {
  /** The facts about it by flow, in their order; flows that were worked last come first. */
  readonly history: readonly { readonly flow: FlowSummary; readonly facts: readonly Fact[] }[];
}

/**
 * What a flow has to do with a serial, in all spellings. One that was cancelled or taken back has nothing any more, a
 * completed one expects nothing but what still follows, and a blind count does not tell what it expects.
 */
export function placeIn(state: FlowState, serial: string): SerialPlace | undefined {
  if (!mayHaveUnits(state)) return undefined;
  const [counted] = state.linesByLookup.get(lookupForm(serial)) ?? [];
  const line = lineOf(state, counted) ?? linesListing(state, serial).find(listing => expects(state, listing));
  if (!line) return undefined;
  const { lineId, product } = line;
  const isCounted = counted !== undefined;
  return { flow: flowSummary(state), lineId, sku: product.sku, product: product.name, isCounted };
}

/** Has a flow of this status anything to do with units still? */
export function mayHaveUnits({ status }: Pick<FlowSummary, 'status'>): boolean {
  return status !== 'cancelled' && status !== 'voided';
}

function expects(state: FlowState, line: LineState): boolean {
  return !isBlind(state) && (state.status !== 'completed' || restOf(state, line) === 'follows');
}

/**
 * The facts of a journal that a serial has to do with, in all spellings: those that name it, and those by which what
 * was counted took effect or was taken back. They begin with the opening and the lines, by which the others are
 * understood. None where nothing has happened to the serial.
 */
export function historyIn(journal: readonly Fact[], serial: string): readonly Fact[] {
  const lookup = lookupForm(serial);
  const isAsked = (text: string | undefined) => text !== undefined && lookupForm(text) === lookup;
  const serials = new Map<string, string>();
  /** The lines on which it counts. */
  const lines = new Set<string>();
  const isAbout = (fact: Fact): boolean => {
    if (fact.type === 'serial-accepted') serials.set(fact.captured.key, fact.captured.serial);
    if (isAsked(serialOfFact(fact, key => serials.get(key)))) {
      if (fact.type === 'serial-accepted') lines.add(fact.lineId);
      if (fact.type === 'serial-removed') lines.delete(fact.lineId);
      return true;
    }
    if (fact.type === 'line-restarted' || fact.type === 'recount-started') return lines.delete(fact.lineId);
    return lines.size > 0 && TAKES_EFFECT.has(fact.type);
  };
  const about = new Set(journal.filter(isAbout));
  if (about.size === 0) return [];
  return journal.filter(fact => about.has(fact) || fact.type === 'flow-opened' || fact.type === 'line-added');
}

const TAKES_EFFECT: ReadonlySet<Fact['type']> = new Set([
  ...(['flow-completed', 'flow-cancelled', 'flow-reopened', 'flow-voided'] as const),
]);
