import { expect } from 'chai';
import * as fc from 'fast-check';
import { createCapture } from '../../src/create-capture.js';
import { replay } from '../../src/domain/folding/apply.js';
import type { DocumentInput } from '../../src/domain/inputs/document-input.js';
import { claimScope } from '../../src/domain/model/claim.js';
import { FLOW_KINDS } from '../../src/domain/model/document.js';
import type { PolicyAction, Verdict } from '../../src/domain/model/verdict.js';
import { serialKey } from '../../src/domain/rules/serial-key.js';
import type { Capture } from '../../src/ports/capture.js';
import { MemoryStore } from '../support/memory-store.js';

const GTIN = '4006381333207';
const LINE = '+DRILL';
const products = [{ sku: 'DRILL', gtins: [GTIN], SerialNumberRequired: true }];
const SERIALS = ['D1', 'D2'] as const;
const DOCUMENTS = ['CC-A', 'CC-B', 'BR-1', 'BR-2', 'BR-3'] as const;
const REQUESTS = ['restart-line', 'recount', 'pause', 'resume', 'cancel', 'complete', 'correct'] as const;

function documentOf(documentId: string): DocumentInput {
  const own = { documentId, locationId: 'S1' };
  return documentId.startsWith('CC')
    ? { ...own, flow: 'cycle-count', count: { countId: 'CC', batchId: documentId } }
    : { ...own, flow: 'blind-receiving' };
}

/** A unit that counts in one of the flows. */
interface Holding {
  readonly unit: string;
  /** The flow, and the reading that it was taken by. */
  readonly capture: string;
  /** It is said that another flow has it. */
  readonly isFlagged: boolean;
}

/** Captures on one store, each with one document open; each has policies of its own, as after a change of settings. */
class Device {
  readonly #store = new MemoryStore();
  readonly #tabs: Capture[] = [];

  async open(documentId: string, duplicate: Exclude<PolicyAction, 'accept'>, inStock: PolicyAction): Promise<void> {
    const policy = { 'duplicate-elsewhere': duplicate, 'already-in-stock': inStock };
    const policies = Object.fromEntries(FLOW_KINDS.map(kind => [kind, policy]));
    const settings = { deviceId: 'till', requireReasons: false, policies };
    const capture = createCapture({ settings, products, store: this.#store, sources: [], camera: false });
    await capture.open(documentOf(documentId));
    this.#tabs.push(capture);
  }

  /** Does something in one of the tabs; without any, there is nothing to do. */
  async in(tab: number, work: (capture: Capture) => Promise<unknown>): Promise<void> {
    const capture = this.#tabs[tab % this.#tabs.length];
    if (capture) await work(capture);
  }

  /** The units that count, each once for every flow that has it. */
  async held(): Promise<readonly Holding[]> {
    const flows = await this.#store.flows();
    const journals = await Promise.all(flows.map(({ flowId }) => this.#store.journal(flowId)));
    return journals.map(replay).flatMap(({ flowId, document, status, lines, posted }) => {
      const isLive = status !== 'cancelled' && (status !== 'completed' || document.count !== undefined);
      const serials = isLive ? lines.flatMap(line => line.serials) : [];
      return serials
        .filter(({ key }) => !posted.has(key))
        .map(({ key, flags, reading }) => ({
          unit: `${claimScope(document)} ${key}`,
          capture: `${flowId} ${reading.id}`,
          isFlagged: flags.includes('duplicate-elsewhere'),
        }));
    });
  }
}

type Step = (device: Device) => Promise<unknown>;

const scan = (serial: string) => (capture: Capture) => capture.enter(`(01)0${GTIN}(21)${serial}`);
const remove = (serial: string) => (capture: Capture) =>
  capture.request({ type: 'remove-serial', lineId: LINE, key: serialKey('DRILL', serial, undefined) });
const answer = (isYes: boolean) => (capture: Capture) =>
  capture.request(isYes ? { type: 'confirm-prompt' } : { type: 'close-prompt' });
function request(type: (typeof REQUESTS)[number]): (capture: Capture) => Promise<Verdict> {
  if (type === 'recount') return capture => capture.request({ type, lineIds: [LINE] });
  return capture => capture.request(type === 'restart-line' ? { type, lineId: LINE } : { type });
}

const serial = fc.constantFrom(...SERIALS);
const work = fc.oneof(
  { weight: 6, arbitrary: serial.map(scan) },
  { weight: 3, arbitrary: serial.map(remove) },
  { weight: 3, arbitrary: fc.constantFrom(true, true, false).map(answer) },
  { weight: 3, arbitrary: fc.constantFrom(...REQUESTS).map(request) },
);
const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...DOCUMENTS),
        fc.constantFrom('block' as const, 'confirm' as const, 'flag' as const),
        fc.constantFrom('block' as const, 'accept' as const),
      )
      .map(
        (given): Step =>
          device =>
            device.open(...given),
      ),
  },
  // Some things are done in one group, or in two tabs at the same time.
  {
    weight: 5,
    arbitrary: fc.array(fc.tuple(fc.nat(4), work), { minLength: 1, maxLength: 3 }).map(
      (all): Step =>
        device =>
          Promise.all(all.map(([tab, act]) => device.in(tab, act))),
    ),
  },
);

const flag = 'flag' as const;

describe('a serial that several flows have', () => {
  it('is told to whoever takes it next, also once the flow that had it first has set it free', async () => {
    const device = new Device();
    for (const documentId of ['BR-1', 'BR-2', 'BR-3']) await device.open(documentId, flag, 'block');
    await device.in(0, scan('D1'));
    await device.in(1, scan('D1'));
    await device.in(0, remove('D1'));
    await device.in(2, scan('D1'));
    expect((await device.held()).map(({ isFlagged }) => isFlagged)).to.deep.equal([true, true]);
  });

  it('is told, although the flow that had it first was gone when the associate said yes', async () => {
    const device = new Device();
    for (const documentId of ['BR-1', 'BR-2', 'BR-3']) await device.open(documentId, 'confirm', 'block');
    await device.in(0, scan('D1'));
    await device.in(1, scan('D1'));
    await device.in(0, request('cancel'));
    await device.in(1, answer(true));
    await device.in(2, scan('D1'));
    expect(await device.held()).to.have.length(1);
  });

  it('is free again once the last of them has let it go', async () => {
    const device = new Device();
    for (const documentId of ['BR-1', 'BR-2', 'BR-3']) await device.open(documentId, flag, 'block');
    for (const tab of [0, 1]) await device.in(tab, scan('D1'));
    await device.in(0, remove('D1'));
    await device.in(1, request('restart-line'));
    await device.in(2, scan('D1'));
    expect((await device.held()).map(({ isFlagged }) => isFlagged)).to.deep.equal([false]);
  });

  it('counts silently in one of them at most, whatever is done under whatever policy', async () => {
    const opened: Step = async device => {
      for (const documentId of ['CC-A', 'CC-B', 'BR-1']) await device.open(documentId, flag, 'accept');
    };
    const property = fc.asyncProperty(fc.array(steps, { minLength: 5, maxLength: 25 }), async sequence => {
      const device = new Device();
      let before = await device.held();
      for (const step of [opened, ...sequence]) {
        await step(device);
        const held = await device.held();
        for (const { unit } of held) {
          const holders = held.filter(each => each.unit === unit);
          expect(
            holders.filter(({ isFlagged }) => !isFlagged),
            unit,
          ).to.have.length.at.most(1);
        }
        // Whoever takes it while another flow has it, flagged or not, says so.
        const isIn = (all: readonly Holding[], { capture }: Holding) => all.some(each => each.capture === capture);
        const stayed = before.filter(each => isIn(held, each));
        for (const { unit, isFlagged } of held.filter(each => !isIn(before, each))) {
          const isElsewhere = stayed.some(each => each.unit === unit);
          expect(isFlagged || !isElsewhere, `${unit} is taken in silence`).to.equal(true);
        }
        before = held;
      }
    });
    await fc.assert(property, { numRuns: 100, interruptAfterTimeLimit: 20_000 });
  });
});
