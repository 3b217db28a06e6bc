import type { Fit } from '../../domain/deciding/judge-look.js';
import type { Sighting } from './sightings.js';

/** A code that may be meant waits this long for others that may be meant as well. */
const SETTLE_MS = 300;
/** A code that would be refused is delivered after this long alone, so that the refusal is heard. */
const MISFIT_MS = 900;

export interface Moment {
  readonly atMs: number;
  /** A still photo: nothing more will come into view. */
  readonly isStill: boolean;
  /** What was delivered is not settled yet: the other codes of its unit have to wait for that. */
  readonly isWaiting: boolean;
}

/** What follows from the codes in view. */
export interface Choice {
  readonly deliver: readonly Sighting[];
  /** More than one may be meant: the associate chooses. */
  readonly choices: readonly Sighting[];
}

/**
 * What to deliver of the codes in view and what to ask for. `fits` has one entry for each code; without `fits`,
 * everything new is delivered.
 */
export function chooseCodes(inView: readonly Sighting[], fits: readonly Fit[] | undefined, moment: Moment): Choice {
  const fresh = (fit: Fit): readonly Sighting[] =>
    inView.filter(({ isDelivered, isSpent }, place) => fits?.[place] === fit && !isDelivered && !isSpent);
  if (!fits) return { deliver: inView.filter(({ isDelivered }) => !isDelivered), choices: [] };
  const sure = inView.filter(({ isDelivered }, place) => fits[place] === 'sure' && !isDelivered);
  if (sure.length > 0) return { deliver: sure, choices: [] };
  const fitting = moment.isWaiting ? [] : fresh('fits');
  if (fitting.length > 1) return { deliver: [], choices: fitting };
  const lone = moment.isWaiting ? [] : [...fitting, ...fresh('misfit')].slice(0, 1);
  const afterMs = fitting.length > 0 ? SETTLE_MS : MISFIT_MS;
  return { deliver: lone.filter(({ sinceMs = 0 }) => moment.isStill || moment.atMs - sinceMs >= afterMs), choices: [] };
}
