import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { serialKey } from '../../src/domain/rules/serial-key.js';
import type { Verdict } from '../../src/domain/model/verdict.js';
import type { DocumentInput } from '../../src/domain/inputs/document-input.js';
import type { Capture } from '../../src/ports/capture.js';
import type { ClaimGroup } from '../../src/storage/schema.js';
import { dumpStores } from '../support/dump-stores.js';
import { openTab } from '../support/open-tab.js';
import { DeviceModel, STEPS, type FlowModel, type Step } from './tabs.model.js';

const SECONDS = 20;
const TABS = 3;
const SKU = 'DRILL-18V';
const DOCUMENTS = ['CC-A', 'CC-B', 'BR-1', 'BR-2'] as const;
const SERIALS = ['D1', 'D2', 'D3', 'd3'] as const;

function documentOf(documentId: string): DocumentInput {
  const own = { documentId, locationId: 'STORE-042', lines: [] };
  return documentId.startsWith('CC')
    ? {
        ...own,
        flow: 'cycle-count',
        count: { countId: 'CC', batchId: documentId.slice(3), mode: 'manual', blind: true },
      }
    : { ...own, flow: 'blind-receiving' };
}

/** A verdict as the model says it. */
function short(verdict: Verdict): string {
  if (verdict.outcome !== 'refused') return verdict.outcome;
  return [verdict.code, ...(verdict.elsewhere ? [verdict.elsewhere.documentId] : [])].join(' ');
}

/** Several tabs on one database; each works one document at a time. */
class Device {
  readonly #name: string;
  readonly #tabs: (Capture | undefined)[] = Array.from({ length: TABS }, () => undefined);

  constructor(name: string) {
    this.#name = name;
  }

  tab(at: number): Capture {
    const tab = this.#tabs[at];
    if (!tab) throw new Error(`Tab ${at} is not open`);
    return tab;
  }

  async load(at: number, documentId: string): Promise<void> {
    this.#tabs[at]?.close();
    const tab = openTab({ userId: `user-${at}` }, this.#name);
    this.#tabs[at] = tab;
    await tab.open(documentOf(documentId));
  }

  /** A serial with its product in one code, so that nothing is asked. */
  async scan(at: number, serial: string): Promise<string> {
    return short(await this.tab(at).enter(`(01)04006381333207(21)${serial}`));
  }

  async remove(at: number, serial: string): Promise<string> {
    const key = serialKey(SKU, serial, undefined);
    return short(await this.tab(at).request({ type: 'remove-serial', lineId: `+${SKU}`, key }));
  }

  async step(at: number, type: Step): Promise<string> {
    return short(await this.tab(at).request({ type }));
  }

  async end(): Promise<void> {
    for (const tab of this.#tabs) tab?.close();
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(this.#name);
      request.onsuccess = () => resolve();
      request.onerror = () => reject(new Error('not deleted'));
    });
  }

  dump(): ReturnType<typeof dumpStores> {
    return dumpStores(this.#name);
  }
}

interface Model {
  readonly device: DeviceModel;
  /** What each tab works at. */
  readonly open: (FlowModel | undefined)[];
}

type Command = fc.AsyncCommand<Model, Device>;

function flowAt({ open }: Model, at: number): FlowModel {
  const flow = open[at];
  if (!flow) throw new Error(`Tab ${at} is not open`);
  return flow;
}

/** The tab shows what the model says of its flow. */
function expectSame(flow: FlowModel, { state }: Capture): void {
  const serials = state?.lines.flatMap(line => line.serials.map(({ serial }) => serial)) ?? [];
  expect(serials, 'captured').to.have.members([...flow.serials]);
  expect(state?.status === 'review' ? 'capturing' : state?.status).to.equal(flow.status);
  expect(state?.eventIds).to.have.length(flow.events);
}

/** What a tab that is open does; `act` says what is to be answered. */
function command(name: string, at: number, act: (model: Model, device: Device) => Promise<void>): Command {
  return {
    check: ({ open }) => open[at] !== undefined,
    run: async (model, device) => {
      await act(model, device);
      expectSame(flowAt(model, at), device.tab(at));
    },
    toString: () => `tab ${at} ${name}`,
  };
}

const load = (at: number, documentId: string): Command => ({
  check: () => true,
  run: async (model, device) => {
    model.open[at] = model.device.open(documentId);
    await device.load(at, documentId);
    expectSame(flowAt(model, at), device.tab(at));
  },
  toString: () => `tab ${at} opens ${documentId}`,
});

const scan = (at: number, serial: string): Command =>
  command(`scans ${serial}`, at, async (model, device) => {
    expect(await device.scan(at, serial)).to.equal(model.device.scan(flowAt(model, at), serial));
  });

const remove = (at: number, serial: string): Command =>
  command(`removes ${serial}`, at, async (model, device) => {
    expect(await device.remove(at, serial)).to.equal(model.device.remove(flowAt(model, at), serial));
  });

const step = (at: number, type: Step): Command =>
  command(type, at, async (model, device) => {
    expect(await device.step(at, type)).to.equal(model.device.step(flowAt(model, at), type));
  });

/** Two tabs at the same moment: whoever is first, the other is answered as the second. */
const race = (at: number, other: number, serial: string): Command => ({
  check: ({ open }) => open[at] !== undefined && open[other] !== undefined,
  run: async (model, device) => {
    const answers = await Promise.all([device.scan(at, serial), device.scan(other, serial)]);
    const order = answers[1] === 'accepted' ? [other, at] : [at, other];
    const expected = order.map(tab => model.device.scan(flowAt(model, tab), serial));
    expect(order[0] === at ? answers : [...answers].reverse()).to.deep.equal(expected);
  },
  toString: () => `tabs ${at} and ${other} scan ${serial} at once`,
});

const tab = fc.nat(TABS - 1);
const serial = fc.constantFrom(...SERIALS);
const commands = fc.commands<Model, Device, false>(
  [
    fc.tuple(tab, fc.constantFrom(...DOCUMENTS)).map(([at, documentId]) => load(at, documentId)),
    fc.tuple(tab, serial).map(([at, text]) => scan(at, text)),
    fc.tuple(tab, serial).map(([at, text]) => scan(at, text)),
    fc.tuple(tab, tab, serial).map(([at, other, text]) => race(at, other, text)),
    fc.tuple(tab, serial).map(([at, text]) => remove(at, text)),
    fc.tuple(tab, fc.constantFrom(...STEPS)).map(([at, type]) => step(at, type)),
  ] as fc.Arbitrary<fc.AsyncCommand<Model, Device, false>>[],
  { size: '+1', maxCommands: 40 },
);

/** The database holds what the model says: claims, whereabouts, and each event file once. */
async function expectStored({ device }: Model, real: Device): Promise<void> {
  const { claimGroups = [], ledger = [], outbox = [] } = await real.dump();
  const claimed = claimGroups.flatMap(({ value }) => {
    const { keys, holders } = value as ClaimGroup;
    return keys.map(([, , key], at) => `${holders[at]?.documentId} ${key.split('\u001f')[1]}`);
  });
  const wanted = device.flows.flatMap(flow => [...flow.claims].map(held => `${flow.documentId} ${held}`));
  expect(claimed).to.have.members(wanted);
  const entries = ledger.map(({ value }) => value as { serial: string; status: string });
  const stocked = entries.filter(({ status }) => status === 'in-stock').map(({ serial: held }) => held);
  expect(stocked).to.have.members([...device.inStock]);
  expect(outbox).to.have.length(device.flows.reduce((sum, { events }) => sum + events, 0));
}

describe('tabs and batches on one database', function () {
  this.timeout(SECONDS * 1000 + 40_000);

  it('answer, whatever is done in whatever order, as the rules say', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(commands, async sequence => {
        const real = new Device(`tabs-${(run += 1)}`);
        const model: Model = { device: new DeviceModel(), open: [] };
        try {
          await fc.asyncModelRun(() => ({ model, real }), sequence);
          await expectStored(model, real);
        } finally {
          await real.end();
        }
      }),
      // Bounded by time, not by runs; what fails says its seed and path.
      { numRuns: 150, interruptAfterTimeLimit: SECONDS * 1000, markInterruptAsFailure: false, endOnFailure: false },
    );
    expect(run).to.be.greaterThan(5);
  });
});
