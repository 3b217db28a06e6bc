import type { Fact } from '../../src/domain/model/fact.js';
import type { JournalRecord } from '../../src/storage/schema.js';
import { fileLaws } from './file-laws.js';
import type { Look } from './messages.js';
import { OwnFold, type Held } from './own-fold.js';
import { ownHash } from './own-hash.js';
import { canonical } from './canonical.js';

/** What was told by pages that have ended since, and by those that are open. */
export interface Told {
  /** By flow: the facts that were told to be durable, by their places. */
  readonly facts: ReadonlyMap<string, ReadonlyMap<number, string>>;
  /** By flow: ids of readings that were answered with `accepted`. */
  readonly accepted: ReadonlyMap<string, ReadonlySet<string>>;
  /** The text of each event file that was ever seen, by its id. */
  readonly files: Map<string, string>;
  readonly acknowledged: ReadonlySet<string>;
  /** Flows that came, or were gone on with, by an export that somebody had changed. */
  readonly forged: ReadonlySet<string>;
  /** Flows that were erased before the database was taken away, which has forgotten it. */
  readonly erased: ReadonlySet<string>;
  /**
   * After the database was taken away: the flows that had ended and were delivered, which the second copy may lack, as
   * it may lack each event file that was acknowledged.
   */
  readonly over: ReadonlySet<string> | undefined;
}

/** A flow as stored, and as a second hand has folded it. */
export interface StoredFlow {
  readonly flowId: string;
  readonly facts: readonly Fact[];
  readonly fold: OwnFold;
}

/** The flows of a device, by their ids. */
export function flowsIn({ journal }: Pick<Look, 'journal'>): ReadonlyMap<string, StoredFlow> {
  const groups = new Map<string, JournalRecord[]>();
  for (const record of journal) groups.set(record.flowId, [...(groups.get(record.flowId) ?? []), record]);
  return new Map(
    [...groups].map(([flowId, records]) => {
      const facts = records.flatMap(record => record.facts);
      return [flowId, { flowId, facts, fold: new OwnFold(flowId, facts) }];
    }),
  );
}

/**
 * What is wrong with a device; nothing, where all laws hold.
 * @param before the serials that counted when it was last looked at
 */
export function brokenLaws(look: Look, told: Told, before: readonly Held[] = []): readonly string[] {
  const flows = flowsIn(look);
  return [
    ...keptLaws(look, flows, told),
    ...[...flows.values()].flatMap(flow => flowLaws(look, flow, told)),
    ...chainLaws(look),
    ...sharingLaws(flows, before),
    ...claimLaws(look, flows),
    ...fileLaws(look, flows, told),
    ...(look.faults === undefined ? [] : [`an error inside: ${look.faults}`]),
    ...look.tampered.map(flowId => `${flowId} is told to be tampered with`),
    ...([undefined, 'It is not open yet.'].includes(look.secondCopy) ? [] : [`no second copy: ${look.secondCopy}`]),
  ];
}

/** The serials that count in some flow of the device. */
export function heldIn(look: Look): readonly Held[] {
  return [...flowsIn(look).values()].flatMap(({ fold }) => fold.held);
}

/** What was acknowledged is there, as it was. Only what was delivered may be erased. */
function keptLaws({ erased }: Look, flows: ReadonlyMap<string, StoredFlow>, told: Told): readonly string[] {
  const gone = new Set([...told.erased, ...erased.map(({ flowId }) => flowId)]);
  const broken = [...gone]
    .filter(flowId => flows.has(flowId))
    .map(flowId => `${flowId} is there, although it was erased`);
  const isOver = (flowId: string): boolean =>
    gone.has(flowId) || (!flows.has(flowId) && told.over?.has(flowId) === true);
  for (const [flowId, facts] of told.facts) {
    if (isOver(flowId)) continue;
    const stored = flows.get(flowId)?.facts ?? [];
    const lost = [...facts].find(([seq, text]) => canonical(stored[seq]) !== text);
    if (lost) broken.push(`${flowId} lost or changed fact ${lost[0]}: ${lost[1]}, now ${canonical(stored[lost[0]])}`);
  }
  for (const [flowId, readings] of told.accepted) {
    if (isOver(flowId)) continue;
    const stored = (flows.get(flowId)?.facts ?? []).flatMap(fact =>
      fact.type === 'serial-accepted' ? fact.captured.reading.id : [],
    );
    for (const id of readings)
      if (!stored.includes(id)) broken.push(`${flowId} has no serial of reading ${id}, which was accepted`);
  }
  return broken;
}

/** A flow counts nothing twice, its summary says what its journal says, and nobody has touched it. */
function flowLaws({ flows }: Look, { flowId, facts, fold }: StoredFlow, { forged }: Told): readonly string[] {
  const record = flows.find(flow => flow.flowId === flowId);
  const { status, countedUnits } = record?.summary ?? {};
  const isTampered = !forged.has(flowId) && facts.some(({ type }) => type === 'facts-tampered');
  return [
    ...fold.doubled.map(unit => `${flowId} counts ${unit} twice`),
    ...(record?.seq === facts.length ? [] : [`${flowId} has ${facts.length} facts, and says ${record?.seq}`]),
    ...(status === fold.status ? [] : [`${flowId} is ${fold.status}, and says ${status}`]),
    ...(countedUnits === fold.units ? [] : [`${flowId} counts ${fold.units}, and says ${countedUnits}`]),
    ...(isTampered ? [`${flowId} has facts that nobody has stored`] : []),
  ];
}

/** Every group has the hash that it must have. Worked out anew by the page docs/storage.md alone. */
function chainLaws({ journal, flows }: Look): readonly string[] {
  const heads = new Map<string, { readonly hash: string; readonly end: number }>();
  const broken: string[] = [];
  for (const record of journal) {
    const { flowId, seq, facts, hash = '' } = record;
    const { hash: previous, end } = heads.get(flowId) ?? { hash: '', end: 0 };
    if (seq !== end) broken.push(`${flowId} has a gap before ${seq}`);
    if (hash !== ownHash(previous, record)) broken.push(`${flowId} has a broken chain at ${seq}`);
    heads.set(flowId, { hash, end: seq + facts.length });
  }
  const isOther = flows.filter(({ flowId, head }) => head !== heads.get(flowId)?.hash);
  return [...broken, ...isOther.map(({ flowId }) => `${flowId} does not end with its head`)];
}

/** A serial counts silently in one flow at most, and whoever takes it while another one has it says so. */
function sharingLaws(flows: ReadonlyMap<string, StoredFlow>, before: readonly Held[]): readonly string[] {
  const held = [...flows.values()].flatMap(({ fold }) => fold.held);
  const byUnit = new Map<string, Held[]>();
  for (const each of held) byUnit.set(each.unit, [...(byUnit.get(each.unit) ?? []), each]);
  const known = new Set(before.map(({ capture, unit }) => `${capture} ${unit}`));
  const isOld = ({ capture, unit }: Held): boolean => known.has(`${capture} ${unit}`);
  // What an import or the second copy brings was taken before, when it had the serial alone.
  const cameBack = new Set(
    [...flows.values()].flatMap(({ facts, fold }) =>
      facts.some(({ type }) => type === 'facts-restored') ? fold.held : [],
    ),
  );
  return [...byUnit].flatMap(([unit, holders]) => {
    const silent = holders.filter(({ isFlagged }) => !isFlagged);
    const late = holders.some(isOld) ? silent.filter(each => !isOld(each) && !cameBack.has(each)) : [];
    const names = holders.map(({ capture }) => capture).join(', ');
    if (silent.length > 1) return [`${unit} counts ${silent.length} times in silence: ${names}`];
    return late.length > 0 ? [`${unit} was taken in silence, although another flow has it: ${names}`] : [];
  });
}

/** There is a claim on every serial that counts, and on no other. */
function claimLaws({ claimGroups }: Look, flows: ReadonlyMap<string, StoredFlow>): readonly string[] {
  const claims = claimGroups.flatMap(({ flowId, keys }) =>
    keys.map(([scope, , key, sharedBy]) =>
      [flowId, sharedBy === undefined ? scope : scope.slice('shared '.length), key].join(' '),
    ),
  );
  const wanted = [...flows.values()].flatMap(({ flowId, fold }) =>
    fold.held.map(({ key }) => [flowId, fold.scope, key].join(' ')),
  );
  const [made, right] = [new Set(claims), new Set(wanted)];
  return [
    ...(made.size < claims.length ? ['a claim is there twice'] : []),
    ...wanted.filter(claim => !made.has(claim)).map(claim => `no claim on ${claim}`),
    ...claims.filter(claim => !right.has(claim)).map(claim => `a claim on ${claim}, which does not count`),
  ];
}
