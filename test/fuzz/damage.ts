import type { StoreExport } from '../../src/ports/flow-store.js';
import type { Damage } from './actions.js';

/** The parts of an export that somebody can change. */
interface Editable {
  flows: { flowId: string; facts: Record<string, unknown>[]; chain?: unknown[] }[];
}

/** An export as somebody has changed it, at a place that is counted round. */
export function damaged(text: string, damage: Damage, place: number): string {
  if (damage === 'cut') return JSON.stringify(cut(text, place));
  const whole = JSON.parse(text) as Editable;
  const flow = whole.flows[place % Math.max(1, whole.flows.length)];
  if (!flow) return text;
  const at = place % Math.max(1, flow.facts.length);
  const [fact = {}, next = {}] = flow.facts.slice(at, at + 2);
  const edits: Readonly<Record<Exclude<Damage, 'cut'>, () => void>> = {
    'drop-fact': () => flow.facts.splice(at, 1),
    'swap-facts': () => flow.facts.splice(at, 2, next, fact),
    'other-serial': () =>
      flow.facts.splice(at, 1, JSON.parse(JSON.stringify(fact).replace(/S1\d/g, 'S10')) as typeof fact),
    'no-chain': () => delete flow.chain,
    'other-flow': () => (flow.flowId += '0'),
    'junk-fact': () => flow.facts.splice(at, 0, { ...fact, type: 'nothing' }),
  };
  edits[damage]();
  return JSON.stringify(whole);
}

/** An export of which each flow lacks its last facts, as an older copy does. */
function cut(text: string, place: number): StoreExport {
  const whole = JSON.parse(text) as StoreExport;
  const flows = whole.flows.map(({ flowId, facts, chain = [] }) => {
    const kept = chain.slice(0, 1 + (place % Math.max(1, chain.length)));
    return { flowId, facts: facts.slice(0, chain[kept.length]?.seq), chain: kept };
  });
  return { ...whole, flows };
}
