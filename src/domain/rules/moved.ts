import { exact } from './exact.js';
import { keyOn } from './lines.js';
import type { CapturedSerial } from '../model/fact.js';
import type { FlowState, LineState } from '../model/state.js';

/** Expected serials that left since the count began and were not found: they are no loss. */
export function movedOut(state: FlowState, line: LineState): readonly string[] {
  const { out } = line.moved;
  return out.length === 0 ? out : out.filter(serial => state.claimed.get(keyOn(line, serial)) !== line.lineId);
}

/** Serials that came since the count began and were found: nobody could have expected them. */
export function movedIn({ moved, serials }: LineState): readonly CapturedSerial[] {
  return moved.in.length === 0 ? [] : serials.filter(captured => isMovedIn(moved, captured));
}

export function isMovedIn(moved: LineState['moved'], { serial, expected }: CapturedSerial): boolean {
  return !expected && moved.in.includes(serial);
}

/** As many units as would have been counted when the count began: this is compared with what is expected. */
export function unitsThen(state: FlowState, line: LineState): number {
  const { moved, countedQty } = line;
  if (moved.out.length + moved.in.length === 0) return countedQty;
  return exact(countedQty + movedOut(state, line).length - movedIn(line).length);
}
