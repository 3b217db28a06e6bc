import { lineOf } from '../domain/rules/lines.js';
import type { RecheckReport } from '../ports/capture.js';
import type { VerifyQuestion } from '../ports/host.js';
import { askToVerify } from './ask-host.js';
import type { FlowParts } from './flow-parts.js';
import type { FlowSession } from './flow-session.js';

/** How many questions are under way at once. */
const AT_ONCE = 20;

/**
 * Asks the host again about the serials of a flow that were accepted without its answer. Ends with the first questions
 * of which one stays unanswered.
 */
export async function recheckFlow(flow: FlowSession, { host, settings }: FlowParts): Promise<RecheckReport> {
  const open = [...flow.state.unverified].flatMap(([key, lineId]) => questionOf(flow, key, lineId));
  const report = { verified: 0, disputed: 0, unanswered: open.length };
  for (let at = 0; at < open.length; at += AT_ONCE) {
    const answers = await Promise.all(
      open.slice(at, at + AT_ONCE).map(async ({ key, question }) => {
        const answer = await askToVerify(host, question, settings.requestTimeoutMs);
        if (answer !== 'known' && answer !== 'unknown') return undefined;
        const isKnown = answer === 'known';
        const verdict = await flow.ask({ request: { type: 'recheck', lineId: question.lineId, key, isKnown } });
        return verdict.outcome === 'refused' ? undefined : isKnown;
      }),
    );
    for (const isKnown of answers) if (isKnown !== undefined) report[isKnown ? 'verified' : 'disputed']++;
    report.unanswered = open.length - report.verified - report.disputed;
    if (answers.includes(undefined)) break;
  }
  return report;
}

interface OpenQuestion {
  readonly key: string;
  readonly question: VerifyQuestion;
}

function questionOf({ state }: FlowSession, key: string, lineId: string): readonly OpenQuestion[] {
  const line = lineOf(state, lineId);
  const serial = line?.serials.find(captured => captured.key === key)?.serial;
  if (!line || serial === undefined) return [];
  const { kind: flow, document } = state;
  return [{ key, question: { flow, documentId: document.documentId, lineId, sku: line.product.sku, serial } }];
}
