import { isBlind } from '../rules/blind.js';
import type { FactBody, HeldSerial } from '../model/fact.js';
import { policyAction } from '../rules/flow-policy.js';
import { keyOn, linesListing } from '../rules/lines.js';
import { askChoice, askConfirm } from '../rules/prompts.js';
import { listedAlike } from '../rules/look-alike.js';
import type { FlowState } from '../model/state.js';

const DOUBT = { code: 'doubtful', rule: 'look-alike' } as const;

/**
 * Asks whether a serial is one that the document lists in another spelling and that is not captured yet; a yes takes
 * the listed spelling. No facts where no list has one, where policy asks nobody, and in a blind count, which must not
 * tell what is listed.
 * @param sku Only the lists of this product; without it those of all
 */
export function askListed(state: FlowState, held: HeldSerial, sku?: string): readonly FactBody[] {
  if (isBlind(state) || policyAction(state.document, state.settings, 'doubtful') !== 'confirm') return [];
  const found = listedAlike(state, held.serial).flatMap(serial =>
    linesListing(state, serial)
      .filter(line => !state.claimed.has(keyOn(line, serial)) && (sku ?? line.product.sku) === line.product.sku)
      .map(line => ({
        lineId: line.lineId,
        meant: { ...held, serial, doubts: [DOUBT.rule], voucher: 'nobody' as const },
      })),
  );
  const [first, ...others] = found;
  if (!first) return [];
  if (others.length === 0) return [askConfirm(state, DOUBT, first.lineId, first.meant, held.serial)];
  const [one, ...more] = found.map(({ meant }) => ({ ...meant, flags: [...held.flags, DOUBT.code] }));
  return one ? [askChoice(state, { ...one, others: more })] : [];
}
