import type { SerialUnitsRequestDetail } from '../../events/requests/serial-units-request.js';
import type { CaptureChange } from '../../ports/capture.js';

/** The unit that was just taken without the lot or expiry day that its product tracks: they are asked for at once. */
export function lackingUnit({ facts }: CaptureChange): SerialUnitsRequestDetail | undefined {
  const taken = facts.flatMap(fact => (fact.type === 'serial-accepted' ? fact : [])).at(-1);
  if (!taken?.captured.flags.includes('untracked')) return undefined;
  return { lineId: taken.lineId, key: taken.captured.key };
}
