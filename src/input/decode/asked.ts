import type { Symbology } from '../../codes/reading.js';
import type { Wanted } from './decoder-ladder.js';
import type * as MoreFormats from './more/more-formats.js';

/** What the host asks for, as it can be sent to a worker. */
export interface Asked {
  readonly formats?: readonly Symbology[] | undefined;
  /** Where `decode-more.js` is. */
  readonly moreUrl?: string | undefined;
}

/** The part is imported where it is used, in the worker or on the page. */
export function toWanted({ formats, moreUrl }: Asked): Wanted {
  if (!moreUrl) return { formats };
  return { formats, loadMore: async () => (await import(/* @vite-ignore */ moreUrl)) as typeof MoreFormats };
}
