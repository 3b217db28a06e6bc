import { expect, waitUntil } from '@open-wc/testing';
import type { Fact } from '../../src/domain/model/fact.js';
import type { ChainLink } from '../../src/domain/model/fact-group.js';
import type { FlowState } from '../../src/domain/model/state.js';
import type { Capture } from '../../src/ports/capture.js';
import { mirrorFacts, type FactMirror } from '../../src/delivery/mirror-facts.js';
import { freshDevice } from '../e2e/fresh-device.js';
import { asn } from '../support/asn.js';
import { openTab } from '../support/open-tab.js';

/** A host's own store beside ours, which keeps texts, as over a bridge. */
class HostStore implements FactMirror {
  readonly #facts = new Map<string, string[]>();
  readonly #chains = new Map<string, readonly ChainLink[]>();
  #outbox = '[]';

  put(flowId: string, from: number, facts: readonly Fact[], chain: readonly ChainLink[]): void {
    const links = this.chainOf(flowId).filter(({ seq }) => seq < from);
    this.#chains.set(flowId, [...links, ...chain]);
    const kept = this.#facts.get(flowId) ?? [];
    this.#facts.set(flowId, [...kept.slice(0, from), ...facts.map(fact => JSON.stringify(fact))]);
  }

  count(flowId: string): number {
    return this.#facts.get(flowId)?.length ?? 0;
  }

  factsOf(flowId: string): readonly Fact[] {
    return this.#facts.get(flowId)?.map(fact => JSON.parse(fact) as Fact) ?? [];
  }

  chainOf(flowId: string): readonly ChainLink[] {
    return this.#chains.get(flowId) ?? [];
  }

  async keepOutbox(capture: Capture): Promise<void> {
    this.#outbox = JSON.stringify(await capture.device.outbox());
  }

  get file(): unknown {
    const flows = [...this.#facts.keys()].map(flowId => ({
      flowId,
      facts: this.factsOf(flowId),
      chain: this.chainOf(flowId),
    }));
    return { format: 'serialkit/store/1', flows, outbox: JSON.parse(this.#outbox) as unknown };
  }
}

/** The mirror is told a moment later. */
const allOf = (host: HostStore, state: FlowState | undefined): Promise<void> =>
  waitUntil(() => state !== undefined && host.count(state.flowId) === state.seq, 'the host has every fact');

describe('a copy that the host keeps of what it is told', function () {
  this.timeout(30_000);
  const captures: Capture[] = [];
  const tab = (): Capture => {
    const capture = openTab();
    captures.push(capture);
    return capture;
  };

  beforeEach(freshDevice);
  afterEach(() => {
    for (const capture of captures.splice(0)) capture.close();
  });

  it('brings a device on which everything was lost back to where it was', async () => {
    const [host, lost] = [new HostStore(), tab()];
    mirrorFacts(lost, host);
    await lost.open(asn);
    await lost.enter('356938035643809');
    await lost.enter('4006381333306');
    const before = lost.state;
    await allOf(host, before);
    lost.close();
    await freshDevice();

    const found = tab();
    const report = await found.device.importAll(host.file);
    expect([...report.conflicting, ...report.refused]).to.deep.equal([]);
    expect(report.added).to.deep.equal([before?.flowId]);
    const { chain } = await found.device.chainedFacts(before?.flowId ?? '');
    expect(chain.slice(0, -1)).to.deep.equal(host.chainOf(before?.flowId ?? '')); // the last one tells of the restore
    const after = await found.open(asn);
    expect(after.lines).to.deep.equal(before?.lines);
    expect(await found.enter('356938035643809')).to.include({ code: 'duplicate-in-flow' });
    await found.open({ ...asn, documentId: 'ASN-2' });
    expect(await found.enter('356938035643809')).to.include({ code: 'duplicate-elsewhere' });
  });

  it('makes up for what was stored before it began, and for what another tab stores', async () => {
    const [host, first, second] = [new HostStore(), tab(), tab()];
    await first.open(asn);
    await first.enter('356938035643809');
    await second.open(asn);
    mirrorFacts(second, host);
    await second.enter('4006381333306');
    await allOf(host, second.state);
    await first.enter('356938035643817');
    await second.enter('4006381333306');
    await allOf(host, second.state);
    expect(second.state?.lines.map(({ countedQty }) => countedQty)).to.deep.equal([2, 0, 2]);
    expect(await second.device.journal(second.state?.flowId ?? '')).to.deep.equal(
      host.factsOf(second.state?.flowId ?? ''),
    );
    const { chain } = await second.device.chainedFacts(second.state?.flowId ?? '');
    expect(chain)
      .to.have.length.greaterThan(3)
      .and.deep.equal(host.chainOf(second.state?.flowId ?? ''));
  });

  it('has the event file of a device that died before the host had looked into its outbox', async () => {
    const [host, lost] = [new HostStore(), tab()];
    mirrorFacts(lost, host);
    await lost.open({ documentId: 'BR-1', flow: 'blind-receiving', locationId: asn.locationId });
    await lost.enter('4006381333306');
    await lost.request({ type: 'complete' });
    const waiting = await lost.device.outbox();
    await allOf(host, lost.state);
    lost.close();
    await freshDevice();

    const found = tab();
    const { files } = await found.device.importAll(host.file);
    expect(files).to.deep.equal(waiting.map(({ eventId }) => eventId));
    expect(await found.device.outbox()).to.deep.equal(waiting);
  });

  it('hands over again what nobody acknowledged', async () => {
    const [host, lost] = [new HostStore(), tab()];
    mirrorFacts(lost, host);
    await lost.open({ documentId: 'BR-1', flow: 'blind-receiving', locationId: asn.locationId });
    await lost.enter('4006381333306');
    await lost.request({ type: 'start-review' });
    await lost.request({ type: 'complete' });
    const waiting = await lost.device.outbox();
    expect(waiting).to.have.length(1);
    await host.keepOutbox(lost);
    await allOf(host, lost.state);
    lost.close();
    await freshDevice();

    const found = tab();
    await found.device.importAll(host.file);
    expect(await found.device.outbox()).to.deep.equal(waiting);
  });
});
