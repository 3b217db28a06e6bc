import type { SerialPlaces } from '../../domain/folding/serial-places.js';
import type { RefusalCode, Verdict } from '../../domain/model/verdict.js';
import type { Strings } from '../../strings/en.js';
import { format } from '../../strings/format.js';
import { documentFacts } from './document-facts.js';
import type { PlaceMessage } from './verdict-message.js';

/** Codes of units that are not expected here, and may be somewhere else. */
const ELSEWHERE: ReadonlySet<RefusalCode> = new Set([
  ...(['not-on-document', 'not-shipped', 'not-in-stock', 'not-verified', 'not-sold', 'duplicate-elsewhere'] as const),
]);

/** The serial of a unit that may belong somewhere else; undefined where the verdict is about none. */
export function strayOf(verdict: Verdict): string | undefined {
  if (verdict.outcome === 'refused') return ELSEWHERE.has(verdict.code) ? verdict.text : undefined;
  if (verdict.outcome !== 'prompt') return undefined;
  const { prompt } = verdict;
  const isStray = prompt.type === 'product' || (prompt.type === 'confirm' && ELSEWHERE.has(prompt.code));
  return isStray ? prompt.serial : undefined;
}

/** Where a unit belongs that is not expected in this flow; undefined where the device knows of no place. */
export function placeMessage(
  { places, ledger }: SerialPlaces,
  flowId: string,
  strings: Strings,
): PlaceMessage | undefined {
  const place = places.find(({ flow }) => flow.flowId !== flowId);
  const [entry] = ledger;
  if (!place) {
    const { status, locationId } = entry ?? {};
    if (status === undefined || status === 'expected') return undefined;
    return { text: format(strings.ledgerHas, { where: [strings.ledgerStatuses[status], locationId].join(' · ') }) };
  }
  const { flow, isCounted } = place;
  const where = documentFacts(flow, strings).join(' · ');
  return {
    text: format(isCounted ? strings.countedOn : strings.expectedOn, { where }),
    flowId: flow.flowId,
    go: format(strings.openDocument, { title: flow.title }),
  };
}
