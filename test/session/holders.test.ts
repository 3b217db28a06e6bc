import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { createCapture } from '../../src/create-capture.js';
import type { SerialFlow } from '../../src/elements/flow/serial-flow.element.js';
import type { Capture } from '../../src/ports/capture.js';
import type { Host, VerifyAnswer } from '../../src/ports/host.js';
import { asn, feed, imeis } from '../support/asn.js';
import '../support/define-elements.js';
import { FakeScanner } from '../support/fake-scanner.js';
import { MemoryStore } from '../support/memory-store.js';

const settings = { deviceId: 'test-device' };

/** Who holds a capture: the page by `start()`, and each element that it is given to. */
describe('a capture that several hold', () => {
  let scanner: FakeScanner;
  let capture: Capture;
  const open = async (host: Host = {}): Promise<void> => {
    scanner = new FakeScanner();
    const store = new MemoryStore();
    capture = createCapture({ settings, products: feed, store, host, sources: [scanner], camera: false });
    await capture.open(asn);
  };
  beforeEach(() => open());
  afterEach(() => capture.close());

  const show = (document?: unknown): Promise<SerialFlow> =>
    fixture<SerialFlow>(html`<serial-flow .capture=${capture} .document=${document}></serial-flow>`);
  const counted = (): number => capture.state?.lines[0]?.countedQty ?? 0;
  const isRunning = (): boolean => 'fake-scanner' in capture.sourceStatuses;

  it('goes on scanning for one element when the other leaves, and tells both while both are there', async () => {
    const [first, second] = [await show(), await show()];
    const heard: string[] = [];
    for (const [name, element] of Object.entries({ first, second })) {
      element.addEventListener('serial-accepted', ({ detail }) => heard.push(`${name} ${detail.captured.serial}`));
    }
    scanner.scan(imeis[0]);
    await waitUntil(() => heard.length === 2);
    expect(heard.sort()).to.deep.equal([`first ${imeis[0]}`, `second ${imeis[0]}`]);
    first.remove();
    await waitUntil(() => isRunning());
    scanner.scan(imeis[1]);
    await waitUntil(() => heard.length === 3);
    expect(heard.at(-1)).to.equal(`second ${imeis[1]}`);
    expect(scanner.starts).to.equal(1);
    second.remove();
    await waitUntil(() => !isRunning(), 'nobody holds it any more');
  });

  it('goes on scanning for the page that started it when the element leaves', async () => {
    capture.start();
    (await show()).remove();
    await Promise.resolve();
    scanner.scan(imeis[0]);
    await waitUntil(() => counted() === 1);
    expect(scanner.starts).to.equal(1);
    capture.stop();
    expect(isRunning()).to.equal(false);
  });

  it('goes on scanning for the element when the page lets go, in whatever order they began', async () => {
    const element = await show();
    capture.start();
    capture.stop();
    scanner.scan(imeis[0]);
    await waitUntil(() => counted() === 1);
    capture.stop(); // it holds nothing, and takes nobody else's hold
    scanner.scan(imeis[1]);
    await waitUntil(() => counted() === 2);
    element.remove();
    await waitUntil(() => !isRunning());
  });

  it('is held once by whoever starts it twice', () => {
    capture.start();
    capture.start();
    expect(scanner.starts).to.equal(1);
    capture.stop();
    expect(isRunning()).to.equal(false);
  });

  it('stops at once when it is closed, whoever holds it', async () => {
    await show();
    capture.start();
    capture.close();
    expect(scanner.isRunning).to.equal(false);
  });

  it('does not restart its devices when an element is moved', async () => {
    const element = await show(asn);
    const [before, after] = [await fixture<HTMLElement>(html`<p></p>`), await fixture<HTMLElement>(html`<p></p>`)];
    before.append(element);
    after.append(element);
    await element.updateComplete;
    expect(scanner.starts).to.equal(1);
    scanner.scan(imeis[0]);
    await waitUntil(() => counted() === 1);
  });

  it('loses no reading that waits for the host when an element is moved, or another one comes, with its document', async () => {
    const questions: ((answer: VerifyAnswer) => void)[] = [];
    await open({ verify: () => new Promise(resolve => questions.push(resolve)) });
    const element = await show(asn);
    await waitUntil(() => isRunning());
    const verdict = capture.enter('4006381333207').then(() => capture.enter('D18-0001'));
    await waitUntil(() => questions.length > 0, 'the host is asked');
    (await fixture<HTMLElement>(html`<p></p>`)).append(element);
    await show(asn);
    for (const answer of questions) answer('known');
    expect(await verdict).to.include({ outcome: 'accepted', serial: 'D18-0001' });
  });
});
