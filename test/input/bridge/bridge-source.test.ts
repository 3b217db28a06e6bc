import { expect } from '@open-wc/testing';
import { BridgeSource, bridgeStub } from '../../../src/input/bridge/index.js';
import { FakeHost, type Said } from './host.js';

/** Runs the stub as a host does at document start. */
function runStub(): void {
  const script = document.createElement('script');
  script.textContent = bridgeStub;
  document.head.append(script);
  script.remove();
}

/** Whether a promise is still open after all that was due. */
async function isOpen(promise: Promise<unknown>): Promise<boolean> {
  const later = new Promise(resolve => setTimeout(resolve, 0, 'open'));
  return (await Promise.race([promise, later])) === 'open';
}

describe('bridge source', () => {
  let host: FakeHost;

  beforeEach(() => {
    host = new FakeHost().install();
  });
  afterEach(() => host.remove());

  describe('greets', () => {
    it('with its versions and a nonce, and is ready when the host is', async () => {
      host.start();
      expect(host.statuses).to.deep.equal([{ state: 'starting' }]);
      expect(host.said.map(({ type, payload }) => ({ type, payload }))).to.deep.equal([
        { type: 'hello', payload: { supports: [1], lastSeq: 0 } },
      ]);
      const answer = await host.receive(host.message('ready', { host: 'till', caps: [] }, { session: '' }));
      expect(answer).to.include({ type: 'ack', session: host.session });
      expect(host.statuses.at(-1)).to.deep.equal({ state: 'ready' });
    });

    it('with a new nonce at every start, and takes its leave at the end', () => {
      host.start();
      host.stop();
      host.start();
      const hellos = host.said.filter(({ type }) => type === 'hello');
      expect(host.said.map(({ type }) => type)).to.deep.equal(['hello', 'bye', 'hello']);
      expect(hellos[0]?.session).not.to.equal(hellos[1]?.session);
    });

    it('again after the page comes back from the page cache', () => {
      host.start();
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
      expect(host.said.map(({ type }) => type)).to.deep.equal(['hello', 'hello']);
    });

    it('by answering a hello of the host, with the last number seen', async () => {
      host.startStoring();
      await host.receive(host.scan({ text: 'SN1' }, { seq: 41 }));
      const answer = await host.receive(host.message('hello', {}, { session: '', seq: 1 }));
      expect(answer).to.deep.include({ type: 'hello', payload: { supports: [1], lastSeq: 41 } });
    });

    it('nobody where there is no host, and says so', () => {
      Reflect.deleteProperty(window, 'webkit');
      host.start();
      expect(host.statuses).to.deep.equal([{ state: 'unavailable', code: 'no-host' }]);
    });
  });

  describe('acknowledges', () => {
    it('only what is settled, to the caller and by its own message', async () => {
      host.start();
      const answer = host.receive(host.scan({ text: 'SN1' }, { id: 'a' }));
      expect(await isOpen(answer)).to.be.true;
      host.source.settled(host.readings[0] ?? expect.fail('no reading'), 'stored');
      expect(await answer).to.deep.include({ type: 'ack', payload: { ref: 'a', status: 'stored' } });
      expect(host.said.at(-1)).to.deep.equal(await answer);
    });

    for (const [outcome, payload] of [
      ['stored', { ref: 'a', status: 'stored' }],
      ['refused', { ref: 'a', status: 'rejected' }],
      ['failed', { ref: 'a', status: 'degraded', reason: 'not-stored' }],
    ] as const)
      it(`what is ${outcome} as ${payload.status}`, async () => {
        host.start(reading => host.source.settled(reading, outcome));
        expect((await host.receive(host.scan({ text: 'SN1' }, { id: 'a' }))).payload).to.deep.equal(payload);
      });

    it('a repeated delivery as a duplicate, and reads it once', async () => {
      host.startStoring();
      const message = host.scan({ text: 'SN1' });
      await host.receive(message);
      expect((await host.receive(message)).payload).to.include({ status: 'duplicate' });
      expect(host.readings).to.have.lengthOf(1);
    });

    it('a delivery that is repeated while the first is undecided together with it', async () => {
      host.start();
      const message = host.scan({ text: 'SN1' });
      const answers = [host.receive(message), host.receive(message)];
      expect(host.readings).to.have.lengthOf(1);
      host.source.settled(host.readings[0] ?? expect.fail('no reading'), 'stored');
      expect((await Promise.all(answers)).map(({ payload }) => payload['status'])).to.deep.equal(['stored', 'stored']);
    });

    it('a delivery after a failed one by reading it again', async () => {
      const outcomes = ['failed', 'stored'] as const;
      host.start(reading => host.source.settled(reading, outcomes[host.readings.length - 1] ?? 'failed'));
      const message = host.scan({ text: 'SN1' });
      expect((await host.receive(message)).payload).to.include({ status: 'degraded' });
      expect((await host.receive(message)).payload).to.include({ status: 'stored' });
      expect(host.readings.map(({ id }) => id)).to.deep.equal([message['id'], message['id']]);
    });

    it('another text under a known id as rejected, so that the host hears of its mistake', async () => {
      host.startStoring();
      await host.receive(host.scan({ text: 'SN1' }, { id: 'a' }));
      const { payload } = await host.receive(host.scan({ text: 'SN2' }, { id: 'a' }));
      expect(payload).to.deep.equal({ ref: 'a', status: 'rejected', reason: 'id-reused' });
    });

    it('what was undecided at its stop as degraded', async () => {
      host.start();
      const answer = host.receive(host.scan({ text: 'SN1' }, { id: 'a' }));
      host.stop();
      expect((await answer).payload).to.deep.equal({ ref: 'a', status: 'degraded', reason: 'not-listening' });
    });

    it('a message of many readings at once, each on its own', async () => {
      host.start(reading => host.source.settled(reading, reading.text === 'E2' ? 'refused' : 'stored'));
      const readings = [{ text: 'E1' }, { id: 'own', text: 'E2' }, { text: 'E3' }];
      const { payload } = await host.receive(host.scan({ origin: 'rfid', device: 'sled', readings }, { id: 'a' }));
      expect(payload).to.deep.equal({ ref: 'a', status: 'rejected', statuses: ['stored', 'rejected', 'stored'] });
      expect(host.readings.map(({ id, text, source, device }) => ({ id, text, source, device }))).to.deep.equal([
        { id: 'a/0', text: 'E1', source: 'rfid', device: 'sled' },
        { id: 'own', text: 'E2', source: 'rfid', device: 'sled' },
        { id: 'a/2', text: 'E3', source: 'rfid', device: 'sled' },
      ]);
    });
  });

  describe('loses nothing that is sent early', () => {
    it('and answers it once it is settled', async () => {
      runStub();
      const early = host.receive(host.scan({ text: 'SN1' }, { id: 'a', session: '' }));
      expect(await isOpen(early)).to.be.true;
      host.startStoring();
      expect((await early).payload).to.deep.equal({ ref: 'a', status: 'stored' });
      expect(host.readings.map(({ text }) => text)).to.deep.equal(['SN1']);
    });

    it('and keeps its order', async () => {
      runStub();
      const early = ['SN1', 'SN2', 'SN3'].map(text => host.receive(host.scan({ text }, { session: '' })));
      host.startStoring();
      await Promise.all(early);
      expect(host.readings.map(({ text }) => text)).to.deep.equal(['SN1', 'SN2', 'SN3']);
    });

    it('and takes bare messages of other stubs', () => {
      Reflect.set(window, 'ScanHostBridge', { q: [host.scan({ text: 'SN1' }, { session: '' })] });
      host.startStoring();
      expect(host.readings.map(({ text }) => text)).to.deep.equal(['SN1']);
    });

    it('and tells the host after its stop that nobody listens', async () => {
      host.start();
      host.stop();
      const { type, payload } = await host.receive(host.scan({ text: 'SN1' }, { id: 'a' }));
      expect({ type, payload }).to.deep.equal({
        type: 'nack',
        payload: { ref: 'a', code: 'not-listening', supports: [1] },
      });
    });
  });

  it('lets one capture at a time have the bridge', () => {
    host.start();
    const second = new FakeHost(new BridgeSource()).start();
    expect(second.statuses.at(-1)).to.include({ state: 'unavailable', code: 'in-use' });
    second.stop();
    host.stop();
    second.start();
    expect(second.statuses.at(-1)).to.deep.equal({ state: 'starting' });
    second.stop();
  });

  it('passes on what the host says of its scanner', async () => {
    host.start();
    await host.receive(host.message('status', { scanner: 'unavailable', code: 'battery-empty', detail: 'Charge it' }));
    await host.receive(host.message('status', { scanner: 'ready' }));
    await host.receive(host.message('bye'));
    expect(host.statuses.slice(1)).to.deep.equal([
      { state: 'unavailable', code: 'battery-empty', detail: 'Charge it' },
      { state: 'ready' },
      { state: 'unavailable', code: 'host-gone' },
    ]);
  });

  it('sends the commands that the host offers, and no other', async () => {
    host.start();
    await host.receive(host.message('ready', { caps: ['beep'] }));
    expect(host.source.command('beep', { pattern: 'error' })).to.be.true;
    expect(host.source.command('torch')).to.be.false;
    const commands = host.said.filter(({ type }) => type === 'command').map(({ payload }) => payload);
    expect(commands).to.deep.equal([{ name: 'beep', pattern: 'error' }]);
  });

  describe('refuses, with a code and without throwing,', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    const trap = {
      get ns(): string {
        throw new Error('trap');
      },
    };
    const scan = { ns: 'scan-host', v: 1, type: 'scan', id: 'a', session: '', payload: { text: 'SN1' } };
    for (const [name, message, code] of [
      ['nothing', undefined, 'malformed'],
      ['null', null, 'malformed'],
      ['a number', 7, 'malformed'],
      ['a function', () => 'scan', 'malformed'],
      ['text that is no JSON', '{"ns":', 'malformed'],
      ['a list', [scan], 'malformed'],
      ['a cycle', cyclic, 'malformed'],
      ['a getter that throws', trap, 'malformed'],
      ['another name space', { ...scan, ns: 'other' }, 'malformed'],
      ['no id', { ...scan, id: undefined }, 'malformed'],
      ['an id that is too long', { ...scan, id: 'x'.repeat(129) }, 'malformed'],
      ['a session that is no text', { ...scan, session: {} }, 'malformed'],
      ['another version', { ...scan, v: 2 }, 'unsupported-version'],
      ['another type', { ...scan, type: 'eval' }, 'unsupported-type'],
      ['a command to us', { ...scan, type: 'command', session: 'ours' }, 'unsupported-type'],
      ['a wrong session', { ...scan, session: 'stale' }, 'wrong-session'],
      ['no session', scan, 'wrong-session'],
      ['17 KiB', { ...scan, pad: 'x'.repeat(17_000) }, 'too-large'],
      ['17 KiB of text', 'x'.repeat(17_000), 'too-large'],
      ['few characters of many bytes', { ...scan, pad: '€'.repeat(6000) }, 'too-large'],
      ['no payload', { ...scan, payload: undefined, session: 'ours' }, 'bad-payload'],
      ['a payload without text or bytes', { ...scan, payload: { text: 7 }, session: 'ours' }, 'bad-payload'],
      ['bytes that are no base64', { ...scan, payload: { text: 'A', bytes: '*' }, session: 'ours' }, 'bad-payload'],
      ['an empty list of readings', { ...scan, payload: { readings: [] }, session: 'ours' }, 'bad-payload'],
      [
        'a list with one bad reading',
        { ...scan, payload: { readings: [{ text: 'A' }, 7] }, session: 'ours' },
        'bad-payload',
      ],
    ] as const)
      it(name, async () => {
        host.start();
        const ours =
          typeof message === 'object' && message !== null && 'session' in message && message.session === 'ours';
        const { type, payload } = await host.receive(ours ? { ...message, session: host.session } : message);
        expect({ type, code: payload['code'] }).to.deep.equal({ type: 'nack', code });
        expect(host.readings).to.be.empty;
      });
  });

  it('ignores fields that it does not know', async () => {
    host.startStoring();
    const message = host.scan({ text: 'SN1', futureField: { deep: true } }, { trace: 'x' });
    expect((await host.receive(message)).payload).to.include({ status: 'stored' });
  });

  it('does not answer answers', async () => {
    host.start();
    expect(await host.receive(host.message('ack', { ref: 'x' }))).to.equal(undefined);
    expect(await host.receive(host.message('nack', { ref: 'x' }, { session: 'stale' }))).to.equal(undefined);
    expect(host.said.map(({ type }) => type)).to.deep.equal(['hello']);
  });

  describe('speaks by', () => {
    beforeEach(() => Reflect.deleteProperty(window, 'webkit'));

    it('the WebKit handler that is there now, even after a navigation replaced it', async () => {
      host.install().startStoring();
      const later: Said[] = [];
      Reflect.set(window, 'webkit', {
        messageHandlers: { scanHost: { postMessage: (said: Said) => later.push(said) } },
      });
      await host.receive(host.scan({ text: 'SN1' }));
      expect(host.said.map(({ type }) => type)).to.deep.equal(['hello']);
      expect(later.map(({ type }) => type)).to.deep.equal(['ack']);
    });

    it('a handler that throws, without harm', async () => {
      const postMessage = (): never => {
        throw new Error('stale');
      };
      Reflect.set(window, 'webkit', { messageHandlers: { scanHost: { postMessage } } });
      host.startStoring();
      expect((await host.receive(host.scan({ text: 'SN1' }, { session: '', type: 'ready' }))).type).to.equal('ack');
    });

    it("Android's message listener, both ways", async () => {
      const said: Said[] = [];
      const listeners = new Set<(event: { data: unknown }) => void>();
      const settled = new Promise<void>(resolve => {
        Reflect.set(window, 'scanHost', {
          postMessage(text: string) {
            const message = JSON.parse(text) as Said;
            said.push(message);
            if (message.type === 'ack') resolve();
          },
          addEventListener: (_: string, listener: (event: { data: unknown }) => void) => listeners.add(listener),
          removeEventListener: (_: string, listener: (event: { data: unknown }) => void) => listeners.delete(listener),
        });
      });
      host.startStoring();
      const message = host.scan({ text: 'SN1' }, { session: said[0]?.session });
      for (const listener of listeners) {
        listener({ data: 'not for us' });
        listener({ data: JSON.stringify(message) });
      }
      await settled;
      expect(said.map(({ type }) => type)).to.deep.equal(['hello', 'ack']);
      host.stop();
      expect(listeners.size).to.equal(0);
    });

    it('React Native', () => {
      const said: Said[] = [];
      Reflect.set(window, 'ReactNativeWebView', { postMessage: (text: string) => said.push(JSON.parse(text) as Said) });
      host.start();
      expect(said.map(({ type }) => type)).to.deep.equal(['hello']);
    });
  });
});
