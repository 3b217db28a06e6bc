import { checkChain, flatten, groupsIn } from '../chain/chain.js';
import { eraserOf } from '../chain/erase-names.js';
import { renamed } from '../chain/names.js';
import { stamped } from '../domain/deciding/transition.js';
import { replay, replayFrom } from '../domain/folding/apply.js';
import { Consequences } from '../domain/folding/consequences.js';
import { flowSummary } from '../domain/folding/flow-summary.js';
import { problemAt, readExport } from '../domain/inputs/read-export.js';
import { readJournal, type Journal } from '../domain/inputs/read-journal.js';
import { claimScope, lookupForm, type Claim } from '../domain/model/claim.js';
import { isSealed } from '../domain/model/erased-name.js';
import { delimiterOf } from '../domain/rules/serial-rule.js';
import type { Fact, FactBody } from '../domain/model/fact.js';
import type { ChainedFacts, ChainLink, FactGroup } from '../domain/model/fact-group.js';
import type { Problem } from '../domain/model/input-error.js';
import type { FlowState } from '../domain/model/state.js';
import type { Changes, Found, ImportReport, OutboxEntry } from '../ports/flow-store.js';
import { completionWriter, type WriteCompletion } from './change-set.js';
import type { FlowParts } from './flow-parts.js';
import { unlessErased } from './unless-erased.js';

const BROKEN = 'does not fit the facts: somebody has changed them';

export type ImportParts = Pick<FlowParts, 'store' | 'clock' | 'settings' | 'writeEvent'>;
/** The links of the flow's chain, or the position of the first facts that do not fit it. */
type Chain = { readonly links: readonly ChainLink[] } | { readonly broken: number };
type Outcome = 'added' | 'known' | 'conflicting';

/**
 * Takes in what another device exported. A flow that this device has too is continued where its facts begin alike, and
 * left as it is where they do not. Each flow comes in by one transaction, with its claims and event files, so that
 * taking in the same export again goes on where an earlier try was cut off.
 *
 * Nothing of `outbox` is believed, neither a file nor an acknowledgement: whoever could write one there could suppress
 * or replace what the back office gets. Files are made from the facts, and handed over again; receivers dedupe by
 * `eventId`. Only what this device itself has in its outbox stays as it is, acknowledged or not.
 * @throws {InputError} for what is no export; nothing is stored then
 */
export async function importFlows(input: unknown, parts: ImportParts): Promise<ImportReport> {
  const { journals, events, refused } = readExport(input, delimiterOf(parts.settings));
  const report = { added: [] as string[], known: [] as string[], conflicting: [] as string[], files: [] as string[] };
  for (const { journal, path, given } of journals) {
    const chain = readChain(given);
    if ('broken' in chain) refused.push(problemAt('broken-chain', `${path}.chain`, BROKEN));
    const outcome = await importFlow(journal, chain, path, parts);
    if ('code' in outcome) {
      refused.push(outcome);
      continue;
    }
    report[outcome.outcome].push(journal.flowId);
    report.files.push(...outcome.changes.outbox.map(({ eventId }) => eventId));
  }
  for (const { eventId, path } of events) {
    const isHere = eventId !== undefined && (await parts.store.event(eventId)) !== undefined;
    if (!isHere) refused.push(problemAt('no-completion', path, 'is of no completion that is here or came in'));
  }
  return { ...report, refused };
}

/** A journal without the names that were erased here. */
interface Nameless extends Journal {
  readonly chain: Chain;
  /** The last position at which one was taken out now; -1: nowhere. */
  readonly erasedAt: number;
}

function nameless(journal: Journal, chain: Chain, erase: ReturnType<typeof eraserOf>): Nameless {
  const links = 'links' in chain ? chain.links : [];
  const erased = flatten(journal.flowId, groupsIn({ facts: journal.facts, chain: links }).map(erase));
  const erasedAt = erased.facts.map((fact, at) => fact !== journal.facts[at]).lastIndexOf(true);
  if (erasedAt < 0) return { ...journal, chain, erasedAt };
  const state = replay(erased.facts);
  return { ...erased, state, chain: 'links' in chain ? { links: erased.chain } : chain, erasedAt };
}

async function importFlow(
  journal: Journal,
  chain: Chain,
  path: string,
  parts: ImportParts,
): Promise<Problem | { readonly outcome: Outcome; readonly changes: Changes }> {
  const { store, clock } = parts;
  const users = (await store.erasedUsers?.()) ?? [];
  const own = nameless(journal, chain, eraserOf(users));
  const { flowId, facts, state } = own;
  // Nobody is to have the event files of a flow that was taken back.
  const files = state.status === 'voided' ? [] : filesOf(facts, completionWriter(parts));
  if (!files) return problemAt('unwritable', path, 'cannot be written to an event file');
  const missing: OutboxEntry[] = [];
  for (const file of files) {
    const known = await store.event(file.eventId);
    if (known && known.flowId !== flowId)
      return problemAt('duplicate', path, `has the event ${file.eventId} of another flow`);
    if (!known) missing.push(file);
  }
  const accepted = facts.flatMap(fact => (fact.type === 'serial-accepted' ? fact.captured.serial : []));
  const lookups = new Set(accepted.map(lookupForm));
  const wanted = { flowId, seq: 0, scope: claimScope(state.document), lookups, erasedUsers: true };
  const isLate = ({ erasedUsers = users }: Found): boolean => erasedUsers.length > users.length;
  const done = await store
    .transact(wanted, found =>
      isLate(found) ? { outcome: undefined, changes: nothingOf(state) } : continued(own, found, missing, clock.now()),
    )
    .catch(unlessErased);
  if (!done) return problemAt('erased', path, 'was erased here');
  // A name was erased since the facts were read: they are taken in without that one, too.
  return done.outcome ? done : importFlow(journal, chain, path, parts);
}

/** The event files of all completions, in order; undefined where one cannot be written. */
function filesOf(facts: readonly Fact[], write: WriteCompletion): readonly OutboxEntry[] | undefined {
  let state: FlowState | undefined;
  let from = 0;
  const files: OutboxEntry[] = [];
  try {
    for (const [at, fact] of facts.entries()) {
      if (fact.type !== 'flow-completed') continue;
      state = replayFrom(state, facts.slice(from, at + 1));
      from = at + 1;
      files.push(write(state, fact));
    }
    return files;
  } catch {
    return undefined;
  }
}

/** What changes here by the facts of another device. A serial that another flow has here stays with that flow. */
function continued(
  { flowId, facts, state: end, chain, erasedAt }: Nameless,
  { tail, claims, head }: Found,
  outbox: readonly OutboxEntry[],
  atMs: number,
): { readonly outcome: Outcome; readonly changes: Changes } {
  if (!isAlike({ flowId, facts: tail }, facts)) return { outcome: 'conflicting', changes: nothingOf(end) };
  const fresh = facts.slice(tail.length);
  const outcome = fresh.length > 0 ? 'added' : 'known';
  if (fresh.length === 0 && outbox.length === 0) return { outcome, changes: nothingOf(end) };
  const consequences = new Consequences();
  let state = tail.length > 0 ? replay(tail) : undefined;
  for (const fact of fresh) state = consequences.add(state, fact);
  state ??= end;
  const isTaken = ({ holder, shared }: Claim): boolean => holder.flowId !== flowId && !shared;
  const others = new Set(claims.filter(isTaken).map(({ key }) => key));
  const lost = consequences.changes.claim.filter(({ key, shared }) => !shared && others.has(key));
  const bodies: FactBody[] = [{ type: 'facts-restored', count: fresh.length }, ...removals(state, lost)];
  if ('broken' in chain && chain.broken >= tail.length)
    bodies.push({ type: 'facts-tampered', seq: chain.broken, count: facts.length - chain.broken, isHealed: false });
  const stamp = { deviceId: '', ...facts.at(-1), atMs };
  const notes = bodies.map(body => stamped(body, stamp));
  if (erasedAt >= tail.length) notes.push({ type: 'user-erased', atMs, deviceId: stamp.deviceId });
  for (const note of notes) state = consequences.add(state, note);
  return {
    outcome,
    changes: {
      facts: [...fresh, ...notes],
      groups: groupsAfter({ flowId, facts, chain: 'links' in chain ? chain.links : [] }, tail.length, head),
      ...consequences.changes,
      outbox,
      summary: flowSummary(state),
    },
  };
}

function nothingOf(state: FlowState): Changes {
  return { facts: [], claim: [], release: [], ledger: [], outbox: [], summary: flowSummary(state) };
}

function removals({ claimed }: FlowState, lost: readonly Claim[]): readonly FactBody[] {
  return lost.flatMap(({ key }) => {
    const lineId = claimed.get(key);
    return lineId === undefined ? [] : [{ type: 'serial-removed', lineId, key } as const];
  });
}

/**
 * The chain of a flow that comes in. Facts that do not fit it come in all the same, because nothing that was scanned is
 * lost, and the journal says from where on somebody has changed them. An export from before there was a chain has none.
 */
function readChain(given: unknown): Chain {
  try {
    const { flowId, facts, chain: links = [] } = given as ChainedFacts;
    const isInOrder = links.every(({ seq }, at) => seq > (links[at - 1]?.seq ?? -1) && seq < facts.length);
    const areSalts = links.every(({ salts = [] }) => salts.every(salt => /^[0-9a-f]{32}$/.test(salt)));
    const [broken] = isInOrder && areSalts ? checkChain(flowId, groupsIn({ facts, chain: links })).broken : [0];
    return broken === undefined ? { links } : { broken };
  } catch {
    return { broken: 0 };
  }
}

/**
 * The groups from that position on as the other device has chained them; none where a field was left out or worked out
 * anew, so that the hashes do not fit any more, or where they do not follow what is here.
 */
function groupsAfter(journal: ChainedFacts, from: number, head: string | undefined): readonly FactGroup[] {
  const groups = groupsIn(journal);
  const at = groups.findIndex(({ seq }) => seq === from);
  const follows = at >= 0 && groups[at - 1]?.hash === head;
  const isWhole = journal.chain.length > 0 && checkChain(journal.flowId, groups).broken.length === 0;
  return follows && isWhole ? groups.slice(at) : [];
}

/** Do both journals begin alike? What this device has is read by the same schema, which may leave out old fields. */
function isAlike(here: { readonly flowId: string; readonly facts: readonly Fact[] }, facts: readonly Fact[]): boolean {
  if (here.facts.length === 0) return true;
  const known = readJournal(here, '', '');
  if ('code' in known) return false;
  return known.facts.every((fact, at) => isSame(fact, facts[at]));
}

/** A name that was erased in either copy is the same as any. */
function isSame(here: Fact, there: Fact | undefined): boolean {
  if (!there) return true;
  const names: string[] = [];
  const own = renamed(here, name => (names.push(name), name));
  let at = 0;
  const other = renamed(there, name => {
    const known = names[at++] ?? name;
    return isSealed(known) || isSealed(name) ? known : name;
  });
  return JSON.stringify(own) === JSON.stringify(other);
}
