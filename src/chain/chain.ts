import type { ChainedFacts, FactGroup } from '../domain/model/fact-group.js';
import { canonical } from './canonical.js';
import { hex256 } from './sha-256.js';

/**
 * The hash of a group: SHA-256 over the UTF-8 bytes of the canonical JSON of `{ facts, flowId, previous, seq }`, in
 * lower-case hex. `previous` is the hash of the group before; of the first group in the chain it is the empty text.
 * Computed at once and without a promise, because an IndexedDB transaction ends by itself while one is waited for.
 */
export function hashOf(previous: string, flowId: string, group: Omit<FactGroup, 'hash'>): string {
  return sealGroup(previous, flowId, group).hash;
}

/** The hash of a group, and `text`, the canonical JSON of its facts, for who keeps it as JSON too. */
export function sealGroup(
  previous: string,
  flowId: string,
  { seq, facts }: Omit<FactGroup, 'hash'>,
): { readonly hash: string; readonly text: string } {
  const text = canonical(facts);
  const rest = canonical({ flowId, previous, seq }).slice(1);
  return { hash: hex256(bytesOf(`{"facts":${text},${rest}`)), text };
}

/** Every runtime has it; the pure rooms are compiled without the types of a page. */
declare const TextEncoder: new () => {
  encode(text: string): Uint8Array;
  encodeInto(text: string, into: Uint8Array): { readonly written: number };
};

/** Room for the bytes of some hundred facts: it costs more to make it for each group than to fill it. */
const ROOM = 1 << 19;
const encoder = new TextEncoder();
let room: Uint8Array | undefined;

function bytesOf(text: string): Uint8Array {
  if (text.length * 3 > ROOM) return encoder.encode(text);
  room ??= new Uint8Array(ROOM);
  return room.subarray(0, encoder.encodeInto(text, room).written);
}

/** Whether a group has the hash that it must have after `previous`. Never throws, whatever the group is. */
export function isChained(previous: string, flowId: string, group: FactGroup): boolean {
  try {
    return group.hash === hashOf(previous, flowId, group);
  } catch {
    return false; // what cannot be JSON was not stored by us
  }
}

/** What a chain says of its groups. */
export interface ChainReport {
  /** The position from which on facts are chained; absent where none are. */
  readonly since?: number;
  /** The hash of the last group, and how many facts there are up to its end. */
  readonly head: string;
  readonly length: number;
  /** The positions of groups that are not as they were stored, or do not follow the group before them. */
  readonly broken: readonly number[];
}

/**
 * Follows the chain of a flow.
 * @param before the group that the first one follows. Default: none, they are all there is
 */
export function checkChain(flowId: string, groups: readonly FactGroup[], before?: FactGroup): ChainReport {
  const broken: number[] = [];
  let since = before?.hash === undefined ? undefined : before.seq;
  let [head, length] = [before?.hash ?? '', before ? before.seq + before.facts.length : 0];
  for (const group of groups) {
    if (group.hash !== undefined) since ??= group.seq;
    const isGood = since === undefined ? Array.isArray(group.facts) : isChained(head, flowId, group);
    if (!isGood || group.seq !== length) broken.push(group.seq);
    head = group.hash ?? '';
    length = group.seq + (Array.isArray(group.facts) ? group.facts.length : 0);
  }
  return { ...(since !== undefined && { since }), head, length, broken };
}

/** The groups of a flat list of facts. */
export function groupsIn({ facts, chain }: Omit<ChainedFacts, 'flowId'>): readonly FactGroup[] {
  const before = { seq: 0, facts: facts.slice(0, chain[0]?.seq ?? facts.length) };
  const linked = chain.map(({ seq, hash }, at) => ({ seq, hash, facts: facts.slice(seq, chain[at + 1]?.seq) }));
  return before.facts.length > 0 ? [before, ...linked] : linked;
}

/** The flat list of groups. */
export function flatten(flowId: string, groups: readonly FactGroup[]): ChainedFacts {
  const chain = groups.flatMap(({ seq, hash }) => (hash === undefined ? [] : [{ seq, hash }]));
  return { flowId, facts: groups.flatMap(({ facts }) => facts), chain };
}
