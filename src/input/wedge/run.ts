import { bothTexts, gapsOf, type BurstKey } from './burst.js';
import type { Focus } from './stroke.js';

/** One stroke of a run. */
export interface RunKey extends BurstKey {
  /** The stroke gave no character by the page's layout, or by neither layout: one is missing here. */
  readonly hole?: 'text' | 'both';
  /** The stroke is a function key or a Ctrl chord, by its name: a scanner's own suffix, or else a hole. */
  readonly frame?: string;
}

/** Why a run can be no scan, known before its end. */
export type Spoiled = 'held-key' | 'too-long';

/**
 * Strokes that may be one scan: its parts, and the pauses between them. Time stamps (when a key was pressed) join and
 * divide it. Arrival (when the page came to handle the key) only says until when more of it may come.
 */
export interface Run {
  /** The last part is the one that grows. */
  parts: RunKey[][];
  /** The pauses between the parts, in milliseconds. */
  joins: number[];
  readonly focus: Focus;
  /** How long it was known to be quiet before the first stroke, in milliseconds. */
  readonly quietMs: number;
  /** How long before the first stroke another run was dropped unread, in milliseconds. */
  readonly sinceDroppedMs: number;
  /** How long before the first stroke a person had typed, in milliseconds. */
  readonly sinceTypedMs: number;
  lastMs: number;
  arrivedMs: number;
  /** How late the last stroke arrived, in milliseconds. */
  lateMs: number;
  strokes: number;
  spoiled?: Spoiled;
  /** The number of the scan that this run goes on with, after it was given out. */
  continues?: number;
  isReopened?: true;
}

/** The part that grows. */
export function partOf(run: Run): RunKey[] {
  return run.parts.at(-1) ?? [];
}

/** How many characters the keys have, by the layout that gives more. */
export function lengthOf(keys: readonly RunKey[]): number {
  return Math.max(...bothTexts(keys).map(text => text.length));
}

/** The time stamp of the first stroke; infinite where there is none. */
export function startOf(keys: readonly RunKey[]): number {
  return keys[0]?.timeMs ?? Infinity;
}

/** Gaps within the parts: the pauses between them say nothing about the pace. */
export function gapsWithin(parts: readonly (readonly RunKey[])[]): readonly number[] {
  return parts.flatMap(gapsOf);
}

export function longest(gaps: readonly number[]): number {
  return gaps.reduce((most, gap) => Math.max(most, gap), 0);
}
