import { checkChain, groupsIn } from '../chain/chain.js';
import { renamed } from '../chain/names.js';
import { isSealed } from '../domain/model/erased-name.js';
import type { Fact } from '../domain/model/fact.js';
import type { ChainedFacts } from '../domain/model/fact-group.js';

/** Name and version of the form of an audit as JSON. */
export const AUDIT_FORMAT = 'serialkit/audit/1';

/** What an audit file holds: the facts of a flow with their chain, and the hash that ended it when it was written. */
export interface Audit extends ChainedFacts {
  readonly format: typeof AUDIT_FORMAT;
  readonly head: string;
}

/** What the chain of an audit says. */
export interface AuditVerdict {
  readonly isIntact: boolean;
  /**
   * `no-audit`: not a file of this form. `no-chain`: all facts are from before there was a chain. `broken`: a group is
   * not as it was stored, or does not follow the one before. `cut`: the chain does not end where the file says.
   * `other-head`: a head that left the device, such as that of the event file, is not in the chain, so that the chain
   * was written anew. `unexplained`: a name was erased, and no fact after it says so.
   */
  readonly problem?: 'no-audit' | 'no-chain' | 'broken' | 'cut' | 'other-head' | 'unexplained';
  /** How many facts there are, and the position from which on they are chained. */
  readonly facts: number;
  readonly since?: number;
  readonly head: string;
  /** The positions of the first facts of groups that are broken, in order. */
  readonly broken: readonly number[];
  /** In how many facts a name was erased. */
  readonly erased: number;
  /**
   * The positions of the first facts of groups from before names had salts, from which one was erased: they are as they
   * were left then, and nothing tells whether they had been changed before.
   */
  readonly resealed: readonly number[];
}

/**
 * Checks an audit that was exported as JSON: every group against the hash that it must have. Whoever can write the file
 * can write its chain anew as well; that shows only where the chain is held against a head that left the device before.
 * @param text the file
 * @param heads what must be in the chain: `journalHead` of event files, or heads that were written down
 * @example
 * const { text } = await capture.device.exportAudit(flowId, 'json');
 * const { isIntact, broken } = verifyAudit(text, [event.journalHead]);
 */
export function verifyAudit(text: string, heads: readonly string[] = []): AuditVerdict {
  const audit = readAudit(text);
  if (!audit) return { isIntact: false, problem: 'no-audit', facts: 0, head: '', broken: [], erased: 0, resealed: [] };
  const { flowId, facts, chain } = audit;
  const { since, head, broken, resealed = [] } = checkChain(flowId, groupsIn(audit));
  const nameless = facts.map(isNameless);
  const known = new Set(chain.map(({ hash }) => hash));
  const completions = facts.flatMap(fact =>
    fact.type === 'flow-completed' && fact.journalHead !== undefined ? [fact.journalHead] : [],
  );
  const isOther = [...heads, ...completions].some(expected => !known.has(expected));
  const problem =
    since === undefined
      ? 'no-chain'
      : broken.length > 0
        ? 'broken'
        : head !== audit.head
          ? 'cut'
          : isOther
            ? 'other-head'
            : nameless.lastIndexOf(true) > facts.map(({ type }) => type).lastIndexOf('user-erased')
              ? 'unexplained'
              : undefined;
  const erased = nameless.filter(Boolean).length;
  const found = { facts: facts.length, head, broken, erased, resealed, ...(since !== undefined && { since }) };
  return { isIntact: problem === undefined, ...(problem && { problem }), ...found };
}

function isNameless(fact: Fact): boolean {
  let isErased = false;
  renamed(fact, name => {
    isErased ||= isSealed(name);
    return name;
  });
  return isErased;
}

function readAudit(text: string): Audit | undefined {
  try {
    const audit = JSON.parse(text) as Partial<Audit> | null;
    const { format, flowId, facts, chain } = audit ?? {};
    const isAudit = format === AUDIT_FORMAT && typeof flowId === 'string' && areObjects(facts) && areObjects(chain);
    return isAudit ? (audit as Audit) : undefined;
  } catch {
    return undefined;
  }
}

function areObjects(value: unknown): boolean {
  return Array.isArray(value) && value.every(entry => typeof entry === 'object' && entry !== null);
}
