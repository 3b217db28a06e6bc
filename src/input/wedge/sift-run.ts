import { bothTexts, gapsOf } from './burst.js';
import type { EdgeKeys } from './edge-keys.js';
import { gapsWithin, longest, type Run, type RunKey } from './run.js';
import type { RunTiming } from './run-timing.js';
import { trimLeadIn } from './trim-lead-in.js';

/** A symbology identifier of ISO/IEC 15424, which no other content begins with by chance. */
const AIM = /^\][A-Za-z][0-9A-Za-z]/;

/** What of a run may be a scan. */
export interface Sifted {
  readonly parts: readonly (readonly RunKey[])[];
  readonly joins: readonly number[];
  /** What was cut off before it, as typed, but by its pace may belong to it. */
  readonly unsure: readonly RunKey[];
  /** Something was cut off before it, so that its own beginning was heard. */
  readonly isTrimmed: boolean;
  /** How many keys of an earlier scan, whose end is missing, stood before it. */
  readonly lost: number;
}

/** Cuts off what is no part of the scan: the scanner's own suffix key, typed keys, an earlier scan that broke off. */
export function siftRun(run: Run, edges: EdgeKeys, timing: RunTiming): Sifted {
  const framed = withoutSuffixKey(run.parts, edges);
  const trimmed = withoutLeadIn(run, framed, timing);
  const from = lastStart(trimmed.parts, timing.profile.prefix);
  return {
    parts: trimmed.parts.slice(from),
    joins: from === 0 ? trimmed.joins : trimmed.joins.slice(from),
    unsure: from === 0 ? trimmed.unsure : [],
    isTrimmed: trimmed.isTrimmed || from > 0,
    lost: trimmed.parts.slice(0, from).flat().length,
  };
}

function withoutSuffixKey(parts: readonly (readonly RunKey[])[], edges: EdgeKeys): readonly (readonly RunKey[])[] {
  const last = parts.at(-1)?.at(-1);
  if (!last?.frame || !edges.endsScan(last.frame)) return parts;
  return parts.map((part, index) => (index === parts.length - 1 ? part.slice(0, -1) : part)).filter(isFilled);
}

function withoutLeadIn(run: Run, parts: readonly (readonly RunKey[])[], timing: RunTiming): Omit<Sifted, 'lost'> {
  const strays = parts.findIndex((part, index) => part.length > 1 || index === parts.length - 1);
  const [whole = [], ...rest] = parts.slice(strays);
  const first = trimLeadIn(whole, timing.profile);
  const cut = whole.slice(0, whole.length - first.length);
  // No scanner stalls twice within its first keys: a person has pressed them one by one.
  if (strays > 0 && strays + cut.length > 1)
    return { parts: [first, ...rest], joins: run.joins.slice(strays), unsure: [], isTrimmed: true };
  if (strays > 0) return { parts, joins: run.joins, unsure: [], isTrimmed: false };
  const wasTyping = run.sinceTypedMs <= timing.profile.stallMs;
  const isSure = cut.length === 0 || wasTyping || run.focus === 'allowed' || timing.isTyped(cut);
  const unsure = isSure ? [] : cut;
  // A part that a person typed is slower than all that follows.
  const paceMs = longest(gapsWithin(rest));
  if (rest.length > 0 && timing.isTyped(first) && longest(gapsOf(first)) > 1.5 * paceMs + 10)
    return { parts: rest, joins: run.joins.slice(1), unsure, isTrimmed: true };
  return { parts: [first, ...rest].filter(isFilled), joins: run.joins, unsure, isTrimmed: cut.length > 0 };
}

/** The last part that begins as only a scan does: with an AIM identifier, or with the profile's prefix. */
function lastStart(parts: readonly (readonly RunKey[])[], prefix: string): number {
  const starts = (text: string): boolean => AIM.test(text) || (prefix !== '' && text.startsWith(prefix));
  return parts.reduce((from, _, at) => {
    const rest = parts.slice(at).flat();
    return at > 0 && bothTexts(rest).some(starts) ? at : from;
  }, 0);
}

function isFilled(part: readonly RunKey[]): boolean {
  return part.length > 0;
}
