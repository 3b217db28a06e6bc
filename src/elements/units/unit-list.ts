import { html, nothing, type TemplateResult } from 'lit';
import type { LineState } from '../../domain/model/state.js';
import type { UnitFacts } from '../../domain/model/unit.js';
import { format, plural } from '../../strings/format.js';
import type { PanelStrings } from '../../strings/panels.js';

/** How many units are drawn; whoever means an older one finds it by its serial in the list of products. */
const AT_MOST = 100;

/** A unit to choose: a serial by its key, one without a readable label by its id. */
export type UnitName = { readonly key: string } | { readonly unitId: string };

/** The units of a product with serials, newest first, each a button with what is known of it. */
export function unitList(
  { serials, unreadable }: LineState,
  strings: PanelStrings,
  onChoose: (unit: UnitName) => void,
): TemplateResult {
  const before = serials.length - AT_MOST;
  const row = (unit: UnitName, name: string, facts: UnitFacts) =>
    html`<li>
      <button type="button" class="unit" @click=${() => onChoose(unit)}>
        <span class="serial">${name}</span> <span class="soft">${factsText(facts, strings)}</span>
      </button>
    </li>`;
  return html`<ul role="list" aria-label=${strings.units}>
    ${unreadable.map(({ unitId, reason, ...unit }) => row({ unitId }, reason, unit))}
    ${serials
      .slice(-AT_MOST)
      .reverse()
      .map(({ key, serial, ...unit }) => row({ key }, serial, unit))}
    ${before > 0 ? html`<li class="soft">${plural(strings, strings.capturedBefore, before)}</li>` : nothing}
  </ul>`;
}

/** The units of a product that is counted, alike ones together. */
export function shareList({ shares }: LineState, strings: PanelStrings): TemplateResult {
  return html`<ul role="list" aria-label=${strings.units}>
    ${shares.map(
      share => html`<li>${plural(strings, strings.progressOpen, share.quantity)} · ${factsText(share, strings)}</li>`,
    )}
  </ul>`;
}

/** Condition, lot and expiry day in words. */
function factsText({ condition, lot, expiry }: UnitFacts, strings: PanelStrings): string {
  return [
    strings.conditions[condition ?? 'good'],
    lot === undefined ? '' : format(strings.lotOf, { lot }),
    expiry === undefined ? '' : format(strings.expiryOf, { day: expiry }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What the unit is marked with; undefined where it is not there any more. */
export function markOf(
  { serials, unreadable }: LineState,
  unit: UnitName,
): Pick<UnitFacts, 'condition' | 'reason' | 'lot' | 'expiry'> | undefined {
  if ('key' in unit) return serials.find(({ key }) => key === unit.key);
  const found = unreadable.find(({ unitId }) => unitId === unit.unitId);
  if (!found) return undefined;
  const { conditionReason: reason, reason: _, ...facts } = found;
  return { ...facts, ...(reason !== undefined && { reason }) };
}
