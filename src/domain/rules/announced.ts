import type { CapturedSerial } from '../model/fact.js';
import { isMovedIn } from './moved.js';
import type { LineState } from '../model/state.js';

/** Does a list say which serials the line may have? */
export function hasList({ serialized, expectedSerials, serialPolicy }: LineState): boolean {
  return serialized && expectedSerials !== undefined && serialPolicy !== 'none';
}

/**
 * How a line's list and its quantity go together. `open`: serials that are expected beyond the list, since fewer are
 * listed than units. `spare`: listed serials that need not come, since more are listed than units.
 */
export function placesOf({ expectedQty, expectedSerials = [] }: LineState): {
  readonly open: number;
  readonly spare: number;
} {
  const beyond = Math.floor(expectedQty ?? expectedSerials.length) - expectedSerials.length;
  return { open: Math.max(0, beyond), spare: Math.max(0, -beyond) };
}

/**
 * The serials of a line that nobody has announced: all of a product that was not expected; else those that are not on
 * the line's list, but for as many as the list leaves open. Who came first has the place. What came since the count
 * began could not be announced.
 */
export function strangersOf(line: LineState): readonly CapturedSerial[] {
  if (line.unexpected) return line.moved.in.length === 0 ? line.serials : unlistedOn(line);
  return hasList(line) ? unlistedOn(line).slice(placesOf(line).open) : [];
}

/** Has the line a place for a serial that its list does not have? */
export function hasOpenPlace(line: LineState): boolean {
  const { open } = placesOf(line);
  return open > 0 && unlistedOn(line).length < open;
}

function unlistedOn({ serials, moved }: LineState): readonly CapturedSerial[] {
  return serials.filter(captured => !captured.expected && !isMovedIn(moved, captured));
}
