import type { Evidence } from '../model/action.js';
import { lookupForm } from '../model/claim.js';
import type { FactBody, MovedSerials } from '../model/fact.js';
import type { LedgerEntry } from '../model/ledger-entry.js';
import { strangersOf } from '../rules/announced.js';
import { missingSerials } from '../rules/differences.js';
import { keyOn } from '../rules/lines.js';
import { movedIn, movedOut } from '../rules/moved.js';
import type { FlowState, LineState } from '../model/state.js';

/** What a count says is missing or unexpected, with what was noted as moved before. */
function inDoubt(state: FlowState, line: LineState): MovedSerials {
  const spelled = [...strangersOf(line), ...movedIn(line)].map(({ serial }) => serial);
  return { out: [...missingSerials(state, line), ...movedOut(state, line)], in: spelled };
}

/** The lookup forms of the serials whose whereabouts a count's review and completion want to know. */
export function movesLookups(state: FlowState): readonly string[] {
  if (!state.document.count) return [];
  const doubted = state.lines.map(line => inDoubt(state, line));
  return [...new Set(doubted.flatMap(serials => [...serials.out, ...serials.in]).map(lookupForm))];
}

/**
 * Notes which of a count's missing serials left since it began, and which of its unexpected ones came, by the ledger.
 * An entry that does not say when it was known proves nothing. Source: docs/flows.md#cycle-counts.
 */
export function noteMoves(state: FlowState, evidence: Evidence | undefined): readonly FactBody[] {
  if (!state.document.count || !evidence) return [];
  const recent = evidence.ledger.filter(({ atMs }) => atMs !== undefined && atMs >= state.openedAtMs);
  return state.lines.flatMap(line => {
    const entries = new Map(
      recent.flatMap(entry => (entry.sku === line.product.sku ? [[keyOn(line, entry.serial), entry] as const] : [])),
    );
    const isHere = (serial: string) => {
      const entry = entries.get(keyOn(line, serial));
      return entry && isHereBy(entry, state);
    };
    const doubted = inDoubt(state, line);
    const found = {
      out: doubted.out.filter(serial => isHere(serial) === false),
      in: doubted.in.filter(serial => isHere(serial) === true),
    };
    const isKnown = String([found.out, found.in]) === String([line.moved.out, line.moved.in]);
    return isKnown ? [] : [{ type: 'units-moved', lineId: line.lineId, ...found }];
  });
}

function isHereBy({ status, locationId }: LedgerEntry, { document }: FlowState): boolean {
  return (status === 'in-stock' || status === 'held') && locationId === document.locationId;
}
