import { unwrap } from 'idb';
import type { Claim, ClaimId } from '../domain/model/claim.js';
import type { Elsewhere } from '../domain/model/verdict.js';
import type { Transaction } from './database.js';
import { spanOf, startsWith, type ClaimGroup, type ClaimKey } from './schema.js';

/** The most claims in one record: releasing one of them writes the others of its record anew. */
const PART = 256;

/** The records of the claims that one transaction takes. */
export function claimGroups(flowId: string, seq: number, claims: readonly Claim[]): readonly ClaimGroup[] {
  return Array.from({ length: Math.ceil(claims.length / PART) }, (_, part) =>
    groupOf(flowId, seq, part, claims.slice(part * PART, (part + 1) * PART)),
  );
}

function groupOf(flowId: string, seq: number, part: number, claims: readonly Claim[]): ClaimGroup {
  let last: Elsewhere | undefined;
  const holders = claims.map(({ holder }) => {
    const { atMs, deviceId, userId } = holder; // the other fields are the same for the whole flow
    if (last?.atMs !== atMs || last.deviceId !== deviceId || last.userId !== userId) last = holder;
    return last;
  });
  return { flowId, seq, part, keys: claims.map(claim => keyOf(claim, flowId)), holders };
}

function claimsIn({ keys, holders }: ClaimGroup): readonly Claim[] {
  return keys.flatMap(([scope, fold, key, sharedBy], at) => {
    const holder = holders[at];
    if (!holder) return [];
    return sharedBy === undefined
      ? [{ scope, fold, key, holder }]
      : [{ scope: scope.slice(SHARED.length), fold, key, holder, shared: true }];
  });
}

function keyOf({ scope, fold, key, shared }: ClaimId, flowId: string): ClaimKey {
  return shared ? [sharedScope(scope), fold, key, flowId] : [scope, fold, key];
}

const SHARED = 'shared ';

function sharedScope(scope: string): string {
  return SHARED + scope;
}

/** May there be a shared claim with any of the lookup forms? The index refuses nobody who takes such a serial. */
export async function mayBeShared(
  transaction: Transaction<'readwrite'>,
  scope: string,
  lookups: ReadonlySet<string>,
): Promise<boolean> {
  const span = spanOf([...lookups].sort(), sharedScope(scope));
  return span !== undefined && (await transaction.objectStore('claimGroups').index('keys').getKey(span)) !== undefined;
}

/** All claims of the flow. */
export async function claimsOf(transaction: Transaction<'readwrite'>, flowId: string): Promise<readonly Claim[]> {
  return (await transaction.objectStore('claimGroups').getAll(startsWith(flowId))).flatMap(claimsIn);
}

/**
 * All claims in the scope with any of the lookup forms. Mostly there is no claim between the first and the last form,
 * which a single request tells. A hundred requests take as long as storing the group (measured in Chromium).
 */
export async function claimsOn(
  transaction: Transaction<'readwrite'>,
  scope: string,
  lookups: ReadonlySet<string>,
): Promise<readonly Claim[]> {
  const sorted = [...lookups].sort();
  const spans = [spanOf(sorted, scope), spanOf(sorted, sharedScope(scope))].flatMap(span => span ?? []);
  const index = transaction.objectStore('claimGroups').index('keys');
  const [own, shared] = await Promise.all(spans.map(span => index.getKey(span)));
  if (!own && !shared) return [];
  const scopes = [...(own ? [scope] : []), ...(shared ? [sharedScope(scope)] : [])];
  const ranges = scopes.flatMap(within => sorted.map(lookup => startsWith(within, lookup)));
  const groups = await groupsIn(transaction, ranges);
  return groups.flatMap(claimsIn).filter(claim => claim.scope === scope && lookups.has(claim.fold));
}

/** Up to this many claims are looked for one by one; for more, all groups of the flow are read at once. */
const FEW = 64;

/** Releases claims of the flow; those of other flows stay. The single requests are not awaited. */
export async function releaseClaims(
  transaction: Transaction<'readwrite'>,
  flowId: string,
  release: readonly ClaimId[],
): Promise<void> {
  const own = startsWith(flowId);
  const isFew = release.length <= FEW;
  const ranges = release.map(id => IDBKeyRange.only(keyOf(id, flowId)));
  const found = isFew ? await groupsIn(transaction, ranges) : await transaction.objectStore('claimGroups').getAll(own);
  const store = unwrap(transaction).objectStore('claimGroups');
  const freed = new Set(release.map(({ key }) => key));
  const remaining = found
    .filter(group => group.flowId === flowId)
    .map(group => ({ ...group, claims: claimsIn(group).filter(({ key }) => !freed.has(key)) }));
  if (!isFew && remaining.every(({ claims }) => claims.length === 0)) return void store.delete(own);
  for (const { seq, part, keys, claims } of remaining) {
    if (claims.length === 0) store.delete([flowId, seq, part]);
    else if (claims.length < keys.length) store.put(groupOf(flowId, seq, part, claims));
  }
}

/** The groups with a claim in any of the ranges, each once. */
async function groupsIn(
  transaction: Transaction<'readwrite'>,
  ranges: readonly IDBKeyRange[],
): Promise<readonly ClaimGroup[]> {
  const store = transaction.objectStore('claimGroups');
  const found = await Promise.all(ranges.map(range => store.index('keys').getAllKeys(range)));
  const groupKeys = new Map(found.flat().map(place => [String(place), place]));
  const groups = await Promise.all([...groupKeys.values()].map(place => store.get(place)));
  return groups.flatMap(group => group ?? []);
}
