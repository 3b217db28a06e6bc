import { Observable } from 'rxjs';
import type { Reading } from '../codes/reading.js';
import type { Fit } from '../domain/deciding/judge-look.js';
import type { ReadingAsk } from './task.js';

/**
 * Brings together the readings of one shot, which a device delivers at once with the same `group`; every other reading
 * goes through alone. RFID tags are units of their own, whatever their group. `readings$` never errors.
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
 * What to decide about in a shot: the readings that are sure, else those that fit; of several that fit, the associate
 * chooses one. No shot goes without an answer: where nothing fits, one reading is decided and refused. That does not
 * hold while a prompt is open, because the label that led to the prompt may be read again, which is no answer.
 */
export function asksOf(shot: readonly Reading[], fits: readonly Fit[], isAsking: boolean): readonly ReadingAsk[] {
  const those = (fit: Fit): readonly Reading[] => shot.filter((_, place) => fits[place] === fit);
  const [fitting, ...others] = those('fits');
  const sure = those('sure');
  if (sure.length === 0 && fitting) return [{ reading: fitting, ...(others.length > 0 && { others }) }];
  const heard = isAsking ? [] : [...those('misfit'), ...shot].slice(0, 1);
  return (sure.length > 0 ? sure : heard).map(reading => ({ reading }));
}
