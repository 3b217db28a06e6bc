import { Observable } from 'rxjs';
import type { Reading } from '../codes/reading.js';
import type { Fit } from '../domain/deciding/judge-look.js';
import type { ReadingAsk } from './task.js';

/**
 * Brings together what a device delivers at once of one label or shot, by its `group`; everything else goes through
 * alone. RFID tags of a sweep are units of their own, whatever their group. The readings never fail.
 */
export function inShots(readings$: Observable<Reading>): Observable<readonly Reading[]> {
  return new Observable(subscriber => {
    const shots = new Map<string, Reading[]>();
    return readings$.subscribe(reading => {
      const { group, source } = reading;
      if (group === undefined || source === 'rfid') return subscriber.next([reading]);
      const shot = shots.get(group);
      if (shot) return void shot.push(reading);
      const begun = [reading];
      shots.set(group, begun);
      queueMicrotask(() => {
        shots.delete(group);
        subscriber.next(begun);
      });
    });
  });
}

/**
 * What to decide of a shot: what is sure, else what fits; of several that fit, the associate says which. A shot is
 * heard, whatever is in it: where nothing fits, of what would be refused one is. While a question is open, though, the
 * label that led to it may be read again, which is no answer.
 */
export function asksOf(shot: readonly Reading[], fits: readonly Fit[], isAsking: boolean): readonly ReadingAsk[] {
  const those = (fit: Fit): readonly Reading[] => shot.filter((_, place) => fits[place] === fit);
  const [fitting, ...others] = those('fits');
  const sure = those('sure');
  if (sure.length === 0 && fitting) return [{ reading: fitting, ...(others.length > 0 && { others }) }];
  const heard = isAsking ? [] : [...those('misfit'), ...shot].slice(0, 1);
  return (sure.length > 0 ? sure : heard).map(reading => ({ reading }));
}
