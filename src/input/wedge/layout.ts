import type { Reading } from '../../codes/reading.js';
import type { WedgeScan } from './outcome.js';
import type { WedgeProfile } from './wedge-profile.js';

/**
 * Which of the two layouts a scan was typed in. Where only the US one gives an AIM identifier, it is that one;
 * otherwise a difference is kept for whoever knows what the code should look like.
 */
export function readLayout(
  { text, us }: Pick<WedgeScan, 'text' | 'us'>,
  layout: WedgeProfile['layout'],
): Pick<Reading, 'text' | 'usText'> {
  if (text === us || layout === 'page') return { text };
  if (layout === 'us' || (hasAim(us) && !hasAim(text))) return { text: us };
  return { text, usText: us };
}

/** A symbology identifier of ISO/IEC 15424, which no other content begins with by chance. */
function hasAim(text: string): boolean {
  return /^\][A-Za-z][0-9A-Za-z]/.test(text);
}
