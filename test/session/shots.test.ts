import { expect } from '@open-wc/testing';
import type { SerialRule } from '../../src/codes/code.js';
import { createCapture } from '../../src/create-capture.js';
import type { Verdict } from '../../src/domain/model/verdict.js';
import type { Capture } from '../../src/ports/capture.js';
import { FakeHost } from '../input/bridge/host.js';
import { MemoryStore } from '../support/memory-store.js';

interface LabelCode {
  readonly role: string;
  readonly symbology: string;
  readonly text: string;
}
const response = await fetch(new URL('../fixtures/labels.json', import.meta.url));
const { labels } = (await response.json()) as { labels: Record<string, readonly LabelCode[]> };
const BOX = labels['phone box'] ?? [];
const textOf = (role: string): string => BOX.find(code => code.role === role)?.text ?? '';

describe('the codes of one shot by the bridge', () => {
  let store: MemoryStore;
  let host: FakeHost;
  let capture: Capture;
  let verdicts: Verdict[];

  async function open(serialRule: SerialRule, expectedSerials: readonly string[] = []): Promise<void> {
    capture = createCapture({
      settings: { deviceId: 'till' },
      products: [
        { sku: 'PHONE', name: 'Phone', gtins: [textOf('product')], SerialNumberRequired: true, serialRule },
        { sku: 'CASE', name: 'Case', gtins: ['9521234543213'], SerialNumberRequired: true },
      ],
      store,
      sources: [host.source],
      camera: false,
    });
    capture.observe(({ verdict }) => verdict && verdicts.push(verdict));
    const lines = [
      { lineId: '1', sku: 'PHONE', expectedQty: 3, ...(expectedSerials.length > 0 && { expectedSerials }) },
      { lineId: '2', sku: 'CASE', expectedQty: 1 },
    ];
    await capture.open({ flow: 'asn-receiving', documentId: 'D1', locationId: 'here', lines });
    capture.start();
    verdicts.length = 0;
  }

  /** One message with these codes of the box; resolves to what the host is answered. */
  async function shoot(roles: readonly string[], id = 'shot-1', more: object = { group: 'box' }): Promise<unknown> {
    const readings = BOX.filter(({ role }) => roles.includes(role)).map(({ text, symbology }) => ({ text, symbology }));
    const { payload } = await host.receive(host.scan({ readings, origin: 'hardware', ...more }, { id }));
    return payload['statuses'];
  }

  const ask = () => capture.request({ type: 'select-line', lineId: '1' });
  const serials = () => capture.state?.lines[0]?.serials.map(({ serial }) => serial);
  const outcomes = () =>
    verdicts.map(verdict => (verdict.outcome === 'refused' ? `refused ${verdict.code}` : verdict.outcome));

  beforeEach(() => {
    verdicts = [];
    store = new MemoryStore();
    host = new FakeHost().install();
  });
  afterEach(() => {
    capture.close();
    host.remove();
  });

  it('takes the one that the product’s rule means, and answers for all', async () => {
    await open({ pattern: 'S[0-9A-Z]{12}' });
    await ask();
    verdicts.length = 0;
    const statuses = await shoot(['product', 'imei', 'imei2', 'serial', 'eid']);
    expect(serials()).to.deep.equal([textOf('serial')]);
    expect(outcomes()).to.deep.equal(['accepted']);
    expect(statuses).to.deep.equal(Array(5).fill('stored'));
  });

  it('takes the IMEI that the document lists', async () => {
    await open({ kind: 'imei' }, [textOf('imei2')]);
    await shoot(['imei', 'imei2', 'serial', 'eid']);
    expect(serials()).to.deep.equal([textOf('imei2')]);
    expect(outcomes()).to.deep.equal(['accepted']);
  });

  it('asks which of two IMEIs is meant, and takes the chosen one', async () => {
    await open({ kind: 'imei' });
    await ask();
    const statuses = await shoot(['product', 'imei', 'imei2', 'serial', 'eid']);
    const asked = [textOf('imei'), textOf('imei2')];
    expect(capture.state?.prompt).to.deep.include({ type: 'choice', serials: asked, resumes: '1' });
    expect(statuses).to.deep.equal(Array(5).fill('stored'));
    expect(serials()).to.deep.equal([]);
    const verdict = await capture.request({ type: 'choose-serial', serial: textOf('imei2') });
    expect(verdict).to.include({ outcome: 'accepted', serial: textOf('imei2') });
    expect(serials()).to.deep.equal([textOf('imei2')]);
    expect(capture.state?.prompt).to.deep.equal({ type: 'serial', lineId: '1' });
  });

  it('takes a code of the question that is scanned alone', async () => {
    await open({ kind: 'imei' });
    await ask();
    await shoot(['imei', 'imei2']);
    await host.receive(host.scan({ text: textOf('imei') }));
    expect(serials()).to.deep.equal([textOf('imei')]);
    expect(capture.state?.prompt).to.deep.equal({ type: 'serial', lineId: '1' });
  });

  it('keeps the question when the label is shot again, and over a restart', async () => {
    await open({ kind: 'imei' });
    await ask();
    await shoot(['imei', 'imei2', 'eid'], 'first');
    await shoot(['imei', 'imei2', 'eid'], 'second');
    expect(outcomes()).to.deep.equal(['prompt', 'prompt']); // for the line, and for the label
    const flowId = capture.state?.flowId ?? '';
    capture.stop();
    await capture.resume(flowId);
    capture.start();
    await shoot(['imei', 'imei2', 'eid'], 'first');
    expect(serials()).to.deep.equal([]);
    await capture.request({ type: 'choose-serial', serial: textOf('imei') });
    expect(serials()).to.deep.equal([textOf('imei')]);
  });

  it('never takes the other number of a captured unit, though a page that was reloaded is given the shot again', async () => {
    await open({ pattern: 'S[0-9A-Z]{12}|[0-9]{15}' }, [textOf('serial')]);
    await shoot(['imei', 'imei2', 'serial']);
    expect(serials()).to.deep.equal([textOf('serial')]);
    host.remove();
    host = new FakeHost().install();
    await open({ pattern: 'S[0-9A-Z]{12}|[0-9]{15}' }, [textOf('serial')]);
    await shoot(['imei', 'imei2', 'serial']);
    expect(serials()).to.deep.equal([textOf('serial')]);
    await shoot(['imei', 'imei2', 'serial'], 'anew');
    expect(outcomes()).to.deep.equal(['refused duplicate-in-flow']);
  });

  it('tells of one code where none of them fits', async () => {
    await open({ kind: 'iccid' });
    await ask();
    verdicts.length = 0;
    await shoot(['imei', 'imei2', 'serial']);
    expect(outcomes()).to.deep.equal(['refused malformed']);
  });

  it('judges a shot by what the reading before it has asked for', async () => {
    await open({ kind: 'imei' }, [textOf('imei')]);
    const product = host.receive(host.scan({ text: '9521234543213', symbology: 'ean-13' }));
    const shot = host.receive(host.scan({ readings: [{ text: 'C-1' }, { text: '9521234543213' }], group: 'case' }));
    await Promise.all([product, shot]);
    expect(capture.state?.lines[1]?.serials.map(({ serial }) => serial)).to.deep.equal(['C-1']);
  });

  it('reads codes that stand in no group one by one', async () => {
    await open({ kind: 'imei' });
    await ask();
    verdicts.length = 0;
    await shoot(['imei', 'imei2'], 'two', {});
    expect(serials()).to.deep.equal([textOf('imei'), textOf('imei2')]);
    expect(outcomes()).to.deep.equal(['accepted', 'accepted']);
  });
});
