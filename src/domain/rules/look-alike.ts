import type { Evidence } from '../model/action.js';
import { lookupForm } from '../model/claim.js';
import type { FlowDocument } from '../model/document.js';
import type { FlowState, LineState } from '../model/state.js';
import { keyOn, lineOf } from './lines.js';
import type { Kin } from './kin.js';
import { foldedForm } from './serial-key.js';

// Built at first use, and only of lists: what is captured meanwhile is among the kin, or in another case.
const foldedLists = new WeakMap<FlowDocument, ReadonlyMap<string, readonly string[]>>();

/** Is it a listed or captured serial, or one of the ledger, but for what people and printers change? */
export function looksLikeAnother(
  state: FlowState,
  line: LineState,
  serial: string,
  { byForm }: Kin,
  { ledger }: Evidence,
): boolean {
  const isOther = (other: string) => other !== serial && keyOn(line, other) !== keyOn(line, serial);
  if ([...listedAlike(state, serial), ...(byForm.get(foldedForm(serial)) ?? [])].some(isOther)) return true;
  const lookup = lookupForm(serial);
  const isInLedger = ledger.some(
    entry => entry.sku === line.product.sku && lookupForm(entry.serial) === lookup && isOther(entry.serial),
  );
  if (isInLedger) return true;
  const holders = state.linesByLookup.get(lookup) ?? [];
  return holders.some(lineId => {
    const holder = lineOf(state, lineId);
    if (!holder || (isSpelled(state, holder, serial) && holders.indexOf(lineId) === holders.lastIndexOf(lineId)))
      return false; // its one serial of this form is this very text
    return holder.serials.some(other => isOther(other.serial) && lookupForm(other.serial) === lookup);
  });
}

/** Has the line captured a serial of exactly this spelling? False also where its keys do not tell spellings apart. */
function isSpelled(state: FlowState, line: LineState, serial: string): boolean {
  const isExact = keyOn(line, 'a') !== keyOn(line, 'A');
  return isExact && state.claimed.get(keyOn(line, serial)) === line.lineId;
}

/** The serials of the document's lists that are this one but for case, blanks, or the width of characters. */
export function listedAlike(state: FlowState, serial: string): readonly string[] {
  return foldedListsOf(state).get(foldedForm(serial)) ?? [];
}

function foldedListsOf({ document }: FlowState): ReadonlyMap<string, readonly string[]> {
  const known = foldedLists.get(document);
  if (known) return known;
  const forms = new Map<string, string[]>();
  for (const serial of document.lines.flatMap(({ expectedSerials = [] }) => expectedSerials)) {
    const form = foldedForm(serial);
    forms.set(form, [...(forms.get(form) ?? []), serial]);
  }
  foldedLists.set(document, forms);
  return forms;
}
