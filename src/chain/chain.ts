import { SEALED } from '../domain/model/erased-name.js';
import type { Fact } from '../domain/model/fact.js';
import type { ChainedFacts, FactGroup } from '../domain/model/fact-group.js';
import { canonical } from './canonical.js';
import { namesIn, renamed } from './names.js';
import { hex256, hexOf } from './sha-256.js';

/**
 * The hash of a group: SHA-256 over the UTF-8 bytes of the canonical JSON of `{ facts, flowId, previous, seq }`, in
 * lower-case hex. `previous` is the hash of the group before; of the first group in the chain it is the empty text.
 * In place of each name that has a salt stands its token (see `tokenOf`), so that a name can be erased and the hash
 * stays. Computed at once and without a promise, because an IndexedDB transaction ends by itself while one is waited
 * for.
 */
export function hashOf(previous: string, flowId: string, group: Omit<FactGroup, 'hash'>): string {
  return hashed(previous, flowId, group).hash;
}

/** What a new group is stored with. */
export interface Seal extends Required<Pick<FactGroup, 'hash'>>, Pick<FactGroup, 'salts'> {}

/**
 * The hash of a new group, with a salt for each name in it; and `text`, the canonical JSON of its facts, for who keeps
 * it as JSON too, where it names nobody, so that it is what was hashed.
 */
export function sealGroup(
  previous: string,
  flowId: string,
  { seq, facts }: Pick<FactGroup, 'seq' | 'facts'>,
): { readonly seal: Seal; readonly text?: string } {
  const salts = saltsFor(facts);
  const { hash, text } = hashed(previous, flowId, { seq, facts, ...salts });
  return { seal: { ...salts, hash }, ...(!salts.salts && { text }) };
}

/** A salt for each name in new facts. */
export function saltsFor(facts: readonly Fact[]): Pick<FactGroup, 'salts'> {
  const names = namesIn(facts);
  return names.length > 0 ? { salts: names.map(newSalt) } : {};
}

function hashed(
  previous: string,
  flowId: string,
  { seq, facts, salts = [] }: Omit<FactGroup, 'hash'>,
): { readonly hash: string; readonly text: string } {
  const text = canonical(salts.length > 0 ? sealed(facts, salts) : facts);
  const rest = canonical({ flowId, previous, seq }).slice(1);
  return { hash: hex256(bytesOf(`{"facts":${text},${rest}`)), text };
}

/** The facts with a token for each name that has a salt. */
function sealed(facts: readonly Fact[], salts: readonly string[]): readonly Fact[] {
  const names = namesIn(facts);
  const tokens = new Map(salts.flatMap((salt, at) => names.slice(at, at + 1).map(name => [name, tokenOf(salt, name)])));
  return facts.map(fact => renamed(fact, name => tokens.get(name) ?? name));
}

/**
 * What stands for a name: `sealed:`, and SHA-256 in lower-case hex over the UTF-8 bytes of the canonical JSON of
 * `[salt, name]`.
 */
export function tokenOf(salt: string, name: string): string {
  return SEALED + hex256(bytesOf(canonical([salt, name])));
}

/** A new salt: 16 random bytes in lower-case hex. */
export function newSalt(): string {
  return hexOf(crypto.getRandomValues(new Uint8Array(16)));
}

/** Every runtime has these; the pure rooms are compiled without the types of a page. */
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };
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

/**
 * Whether a group has the hash that it must have after `previous`, or else one of `resealed`: see `resealedIn`. Never
 * throws, whatever the group is.
 */
export function isChained(
  previous: string,
  flowId: string,
  group: FactGroup,
  resealed: ReadonlySet<string> = NONE,
): boolean {
  try {
    const hash = hashOf(previous, flowId, group);
    return group.hash === hash || resealed.has(hash);
  } catch {
    return false; // what cannot be JSON was not stored by us
  }
}

const NONE: ReadonlySet<string> = new Set();

/** The hashes of groups as erasures have left them that had no salts; only a group in its place can say so. */
export function resealedIn(flowId: string, groups: readonly FactGroup[]): ReadonlySet<string> {
  const hashes = groups.flatMap((group, at) => {
    const said = Array.isArray(group.facts) ? (group.facts as readonly Partial<Fact>[]).flatMap(resealedBy) : [];
    return said.length > 0 && isChained(groups[at - 1]?.hash ?? '', flowId, group) ? said : [];
  });
  return new Set(hashes);
}

function resealedBy(fact: Partial<Fact> | null): readonly string[] {
  return fact?.type === 'user-erased' ? (fact.resealed ?? []) : [];
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
  /** The positions of groups that had no salts when a name was erased: they are as they were left then. */
  readonly resealed?: readonly number[];
}

/**
 * Follows the chain of a flow.
 * @param before the group that the first one follows. Default: none, they are all there is
 */
export function checkChain(flowId: string, groups: readonly FactGroup[], before?: FactGroup): ChainReport {
  const [broken, resealed]: [number[], number[]] = [[], []];
  const allowed = resealedIn(flowId, before ? [before, ...groups] : groups);
  let since = before?.hash === undefined ? undefined : before.seq;
  let [head, length] = [before?.hash ?? '', before ? before.seq + before.facts.length : 0];
  for (const group of groups) {
    if (group.hash !== undefined) since ??= group.seq;
    const isGood = since === undefined ? Array.isArray(group.facts) : isChained(head, flowId, group, allowed);
    if (!isGood || group.seq !== length) broken.push(group.seq);
    else if (allowed.size > 0 && since !== undefined && !isChained(head, flowId, group)) resealed.push(group.seq);
    head = group.hash ?? '';
    length = group.seq + (Array.isArray(group.facts) ? group.facts.length : 0);
  }
  return { ...(since !== undefined && { since }), head, length, broken, ...(resealed.length > 0 && { resealed }) };
}

/** The groups of a flat list of facts. */
export function groupsIn({ facts, chain }: Omit<ChainedFacts, 'flowId'>): readonly FactGroup[] {
  const before = { seq: 0, facts: facts.slice(0, chain[0]?.seq ?? facts.length) };
  const linked = chain.map(({ seq, hash, salts }, at) => ({
    seq,
    hash,
    ...(salts && { salts }),
    facts: facts.slice(seq, chain[at + 1]?.seq),
  }));
  return before.facts.length > 0 ? [before, ...linked] : linked;
}

/** The flat list of groups. */
export function flatten(flowId: string, groups: readonly FactGroup[]): ChainedFacts {
  const chain = groups.flatMap(({ seq, hash, salts }) =>
    hash === undefined ? [] : [{ seq, hash, ...(salts && { salts }) }],
  );
  return { flowId, facts: groups.flatMap(({ facts }) => facts), chain };
}
