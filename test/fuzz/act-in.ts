import { hasEnded } from '../../src/domain/rules/has-ended.js';
import * as fc from 'fast-check';
import type { Reading } from '../../src/codes/reading.js';
import type { DocumentInput } from '../../src/domain/inputs/document-input.js';
import type { FlowRequest } from '../../src/domain/model/action.js';
import type { FlowState, LineState } from '../../src/domain/model/state.js';
import type { Verdict } from '../../src/domain/model/verdict.js';
import { verifyAudit } from '../../src/output/verify-audit.js';
import { like, junk } from '../support/junk.js';
import { abortsAtCommit, connectionIsClosing, lostAfterCommit, requestFails } from '../storage/fault-factory.js';
import type { Act, FaultName, FlowAct, GivenRequest } from './actions.js';
import { REASONS } from './documents.js';
import type { GivenReading } from './labels.js';
import type { Result } from './messages.js';
import type { Tab } from './page.js';

const HIDDEN_MS = 20;
/** Readings that may be delivered again. */
const REMEMBERED = 64;

const GOING_ON = {
  capturing: 'close-prompt',
  paused: 'resume',
  review: 'leave-review',
  completed: 'correct',
  cancelled: 'close-prompt',
  voided: 'close-prompt',
} as const;

type Fault = Tab['factory']['faults'][number];

/** A fault that waits for a transaction that stores facts. */
const ofFacts =
  (fault: Fault): Fault =>
  start => {
    const transaction = start();
    return transaction.objectStoreNames.contains('journal') ? fault(() => transaction) : transaction;
  };
const fullDisk = new DOMException('The quota has been exceeded.', 'QuotaExceededError');
const FAULTS: Readonly<Record<FaultName, Fault>> = {
  quota: ofFacts(requestFails(fullDisk)),
  full: ofFacts(abortsAtCommit(fullDisk)),
  abort: ofFacts(abortsAtCommit(null)),
  'lost-answer': lostAfterCommit,
  closing: connectionIsClosing,
};

/** The same junk for the same place. */
const junkAt = (at: number, kind = junk): unknown => fc.sample(kind, { seed: at, numRuns: 1 })[0]?.();
const requests = like({
  type: ['select-line', 'remove-serial', 'count-units', 'recount'],
  lineId: ['1', '+DRILL'],
  key: ['x'],
  delta: [1],
});
const readings = like({ id: ['r'], text: ['S1000', '(01)04006381333207(21)S1000'], source: ['bridge'], atMs: [1] });

function place<T>(list: readonly T[], at: number): T | undefined {
  return list[at % Math.max(1, list.length)];
}

/** Does something in a tab. What needs an open flow is left where there is none. */
export async function actIn(tab: Tab, act: Act, more = ''): Promise<Result> {
  const { capture, factory, page, scanner } = tab;
  const { device, state } = capture;
  switch (act.type) {
    case 'open':
      await capture.open(act.asText ? JSON.stringify(act.document) : act.document);
      return {};
    case 'open-junk':
      await capture.open(junkAt(act.at) as DocumentInput);
      return {};
    case 'resume-flow': {
      const flow = place(await device.flows(), act.at);
      if (flow) await capture.resume(flow.flowId);
      return {};
    }
    case 'seed':
      await device.seedLedger(act.entries as never);
      return {};
    case 'export':
      return { exported: JSON.stringify(await device.exportAll()) };
    case 'import':
      return { added: (await device.importAll(JSON.parse(more))).added };
    case 'import-junk':
      await device.importAll(junkAt(act.at));
      return {};
    case 'erase': {
      const flow = place(await device.flows(), act.at);
      if (flow) await device.erase({ flowId: flow.flowId });
      return {};
    }
    case 'acknowledge': {
      const entry = place(await device.outbox(), act.at);
      if (!entry) return {};
      await tab.tell({ type: 'acknowledging', eventId: entry.eventId });
      await device.acknowledge(entry.eventId);
      return {};
    }
    case 'audit':
      return audit(tab);
    case 'recheck':
      await capture.recheck();
      return {};
    case 'host':
      tab.mode = act.mode;
      return {};
    case 'fault':
      factory.faults.push(FAULTS[act.fault]);
      return {};
    case 'visible':
      if (!act.isVisible) setTimeout(() => page.show('visible'), HIDDEN_MS);
      page.show(act.isVisible ? 'visible' : 'hidden');
      return {};
    case 'shot': {
      const group = crypto.randomUUID();
      scanner.scan(act.readings.map(given => ({ ...readingOf(given), group })));
      return {};
    }
    case 'reject':
      scanner.reject(act.why);
      return {};
    default:
      return state ? { verdicts: await verdictsOf(tab, act, state) } : {};
  }
}

async function verdictsOf(tab: Tab, act: FlowAct, state: FlowState): Promise<readonly Verdict[]> {
  const { capture, readings: known } = tab;
  switch (act.type) {
    case 'read': {
      const reading = readingOf(act.reading);
      known.unshift(reading);
      known.splice(REMEMBERED);
      return Promise.all(Array.from({ length: act.times }, () => read(tab, reading, state)));
    }
    case 'read-again': {
      const before = place(known, act.at);
      if (!before) return [];
      const again = act.as === 'same' ? before : { ...before, id: crypto.randomUUID(), [act.as]: before.id };
      return [await read(tab, again, state)];
    }
    case 'read-junk':
      return [await capture.read(junkAt(act.at, readings) as Reading)];
    case 'enter':
      return [await capture.enter(act.text)];
    case 'burst':
      return Promise.all(act.texts.map(text => read(tab, readingOf({ text, source: 'bridge' }), state)));
    case 'list': {
      const line = act.line === undefined ? undefined : place(state.lines, act.line);
      const { items } = await capture.enterList(act.texts, line && { lineId: line.lineId });
      return items.map(({ verdict }) => verdict);
    }
    case 'list-junk':
      return (await capture.enterList(junkAt(act.at) as string[])).items.map(({ verdict }) => verdict);
    case 'request':
      return [await capture.request(requestOf(act.request, place(state.lines, act.line), state, act.at))];
    case 'request-junk':
      return [await capture.request(junkAt(act.at, requests) as FlowRequest)];
    case 'reasons':
      return giveReasons(tab, state);
    case 'finish': {
      if (hasEnded(state.status)) return [];
      // Review waits for what is asked, so that is dropped first.
      const dropped: Verdict[] = [];
      for (let asked = state.waiting.length + 1; asked > 0 && capture.state?.prompt; asked--)
        dropped.push(await capture.request({ type: 'close-prompt' }));
      const reviewed = await capture.request({ type: 'start-review' });
      const given = await giveReasons(tab, state);
      return [...dropped, reviewed, ...given, await capture.request({ type: 'complete' })];
    }
    case 'go-on':
      return [await capture.request({ type: GOING_ON[state.status] })];
  }
}

function readingOf(given: GivenReading): Reading {
  return { ...given, id: crypto.randomUUID(), atMs: Date.now() };
}

async function read(tab: Tab, reading: Reading, { flowId }: FlowState): Promise<Verdict> {
  const verdict = await tab.capture.read(reading);
  void tab.tell({ type: 'answer', flowId, readingId: reading.id, verdict });
  return verdict;
}

/** The request with what it is about. */
function requestOf(request: GivenRequest, line: LineState | undefined, { prompt }: FlowState, at: number): FlowRequest {
  const lineId = line?.lineId ?? 'none';
  const chosen = prompt?.type === 'product' ? place(prompt.candidates, at) : undefined;
  const about = {
    lineId: request.type === 'choose-line' ? (chosen ?? lineId) : lineId,
    lineIds: [lineId],
    key: (line && place(line.serials, at)?.key) ?? 'none',
    serial: prompt?.type === 'choice' ? place(prompt.serials, at) : 'none',
  };
  return { ...about, ...request } as FlowRequest;
}

/** Gives a reason for everything that may need one. */
async function giveReasons({ capture }: Tab, { lines }: FlowState): Promise<readonly Verdict[]> {
  const mismatches = ['over', 'under', 'unexpected', 'missing', 'flagged', 'moved'] as const;
  const all = lines.flatMap(({ lineId }) => mismatches.map(mismatch => ({ lineId, mismatch })));
  return Promise.all(all.map(each => capture.request({ type: 'give-reason', ...each, reason: REASONS[0] })));
}

/** Every flow's audit must verify; one that does not is told as an error. */
async function audit({ capture }: Tab): Promise<Result> {
  for (const { flowId } of await capture.device.flows()) {
    const { text } = await capture.device.exportAudit(flowId, 'json');
    const { problem } = verifyAudit(text);
    if (problem) return { error: { name: 'Audit', code: problem, message: flowId } };
  }
  return {};
}
