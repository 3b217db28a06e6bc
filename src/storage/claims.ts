import { unwrap } from 'idb';
import type { Claim } from '../domain/claim.js';
import type { ClaimId } from '../domain/claim-changes.js';
import type { Transaction } from './database.js';
import { claimKey, startsWith, type ClaimGroup } from './schema.js';

/**
 * All claims in the scope on any of the folds. Mostly none lies between the first and the last fold, which one request tells: a hundred take
 * as long as storing the group (measured in Chromium).
 */
export async function claimsOn(
  transaction: Transaction<'readwrite'>,
  scope: string,
  folds: ReadonlySet<string>,
): Promise<readonly Claim[]> {
  const sorted = [...folds].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const between = IDBKeyRange.bound([scope, first], [scope, last, []]);
  const index = transaction.objectStore('claimGroups').index('keys');
  if (sorted.length > 1 && (await index.getKey(between)) === undefined) return [];
  const ranges = sorted.map(fold => startsWith(scope, fold));
  const groups = await groupsIn(transaction, ranges);
  return groups.flatMap(({ claims }) => claims.filter(claim => claim.scope === scope && folds.has(claim.fold)));
}

/** So many claims are looked for one by one; for more, all groups of the flow are read at once. */
const FEW = 64;

/** Sets claims of the flow free; what another flow holds stays there. Nobody waits for the single requests. */
export async function releaseClaims(
  transaction: Transaction<'readwrite'>,
  flowId: string,
  release: readonly ClaimId[],
): Promise<void> {
  const own = startsWith(flowId);
  const isFew = release.length <= FEW;
  const ranges = release.map(id => IDBKeyRange.only(claimKey(id)));
  const found = isFew ? await groupsIn(transaction, ranges) : await transaction.objectStore('claimGroups').getAll(own);
  const store = unwrap(transaction).objectStore('claimGroups');
  const freed = new Set(release.map(({ key }) => key));
  const kept = found.map(group => ({ ...group, claims: group.claims.filter(({ key }) => !freed.has(key)) }));
  if (!isFew && kept.every(({ claims }) => claims.length === 0)) return void store.delete(own);
  for (const group of kept.filter(group => group.flowId === flowId)) {
    const { seq, part, claims } = group;
    if (claims.length === 0) store.delete([flowId, seq, part]);
    else if (claims.length < group.keys.length) store.put({ ...group, keys: claims.map(claimKey) });
  }
}

/** The groups with a claim in any of the ranges, each once. */
async function groupsIn(
  transaction: Transaction<'readwrite'>,
  ranges: readonly IDBKeyRange[],
): Promise<readonly ClaimGroup[]> {
  const store = transaction.objectStore('claimGroups');
  const found = await Promise.all(ranges.map(range => store.index('keys').getAllKeys(range)));
  const places = new Map(found.flat().map(place => [String(place), place]));
  const groups = await Promise.all([...places.values()].map(place => store.get(place)));
  return groups.flatMap(group => group ?? []);
}
