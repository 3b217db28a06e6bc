import type { ScanSink, Settlement } from '../../ports/scan-source.js';
import type { ReadingClock } from '../../clock/page-clock.js';
import { Deliveries, type Answer } from './deliveries.js';
import { takeEntryPoint } from './entry-point.js';
import {
  BRIDGE_NAMESPACE,
  isRecord,
  readEnvelope,
  type Envelope,
  type MessageType,
  type NackCode,
} from './envelope.js';
import { HostTransport, type TransportOptions } from './host-transport.js';
import { readScans } from './scan-payload.js';
import type { AckStatus, SettledIds } from './settled-ids.js';

export interface BridgeSessionParts {
  readonly view: Window;
  readonly transport: TransportOptions;
  readonly clock: ReadingClock;
  readonly settled: SettledIds;
  readonly sink: ScanSink;
}

/** The statuses, worst first: a message of many readings is answered with the worst of theirs. */
const WORST: readonly AckStatus[] = ['degraded', 'rejected', 'stored', 'duplicate'];

/** One start of the bridge, from `hello` to `bye`. */
export class BridgeSession {
  readonly #parts: BridgeSessionParts;
  readonly #transport: HostTransport;
  readonly #deliveries: Deliveries;
  readonly #nonce: string;
  readonly #ends: (() => void)[] = [];
  #seq = 0;
  #lastSeq = 0;
  #offers: readonly unknown[] = [];

  constructor(parts: BridgeSessionParts) {
    this.#parts = parts;
    this.#transport = new HostTransport(parts.view, parts.transport);
    this.#deliveries = new Deliveries(reading => parts.sink.reading(reading), parts.settled);
    this.#nonce = parts.clock.newId();
  }

  /** Opens the bridge; false if another capture has it. */
  open(): boolean {
    const { view, sink } = this.#parts;
    sink.status(this.#transport.available ? { state: 'starting' } : { state: 'unavailable', code: 'no-host' });
    const giveUp = takeEntryPoint(
      view,
      (message, early) => this.#receive(message, early),
      message => Promise.resolve(this.#nack('not-listening', refOf(message))),
    );
    if (!giveUp) return false;
    const onShow = (event: PageTransitionEvent): void => void (event.persisted && this.#hello());
    view.addEventListener('pageshow', onShow);
    this.#ends.push(
      giveUp,
      this.#transport.listen(message => this.#hear(message)),
      () => view.removeEventListener('pageshow', onShow),
    );
    this.#hello();
    return true;
  }

  close(): void {
    for (const end of this.#ends.splice(0)) end();
    this.#deliveries.end();
    this.#send('bye', {});
  }

  settle(id: string, settlement: Settlement): void {
    this.#deliveries.settle(id, settlement);
  }

  command(name: string, detail: Readonly<Record<string, unknown>>): boolean {
    const offered = this.#offers.includes(name);
    if (offered) this.#send('command', { ...detail, name });
    return offered;
  }

  /** Hears messages of transports that others may use as well: a message that is not ours stays unanswered. */
  #hear(message: unknown): void {
    const read = readEnvelope(message);
    if (!('refused' in read) || read.ref) void this.#receive(message, false);
  }

  /** Resolves to our answer, which is also posted: `evaluateJavascript` and its kind cannot await. Never rejects. */
  async #receive(message: unknown, early: boolean): Promise<Envelope | undefined> {
    const read = readEnvelope(message);
    const reply = 'refused' in read ? this.#nack(read.refused, read.ref) : await this.#answer(read, early);
    if (reply) this.#transport.post(reply);
    return reply;
  }

  #answer(message: Envelope, early: boolean): Promise<Envelope | undefined> | Envelope | undefined {
    const { id, type, session } = message;
    // A sender that queued a message before we began cannot know our nonce.
    const trusted = session === this.#nonce || type === 'hello' || type === 'ready' || (early && session === '');
    if (type === 'ack' || type === 'nack') return undefined;
    if (!trusted) return this.#nack('wrong-session', id);
    this.#lastSeq = Math.max(this.#lastSeq, message.seq);
    switch (type) {
      case 'scan':
        return this.#scan(message);
      case 'ready':
      case 'status':
        return this.#hostStatus(message);
      case 'hello':
        return this.#envelope('hello', this.#greeting());
      case 'bye':
        this.#parts.sink.status({ state: 'unavailable', code: 'host-gone' });
        return this.#envelope('ack', { ref: id });
      case 'command':
        return this.#nack('unsupported-type', id);
    }
  }

  async #scan(message: Envelope): Promise<Envelope> {
    const readings = readScans(message, this.#parts.clock.now());
    if (!readings) return this.#nack('bad-payload', message.id);
    const answers = await Promise.all(readings.map(reading => this.#deliveries.deliver(reading)));
    return this.#envelope('ack', { ref: message.id, ...summaryOf(answers) });
  }

  #hostStatus({ id, type, payload }: Envelope): Envelope {
    const fields = isRecord(payload) ? payload : {};
    if (type === 'ready') this.#offers = Array.isArray(fields['caps']) ? fields['caps'] : [];
    const { scanner = 'ready', code, detail } = fields;
    if (scanner === 'ready') this.#parts.sink.status({ state: 'ready' });
    else
      this.#parts.sink.status({
        state: 'unavailable',
        code: typeof code === 'string' ? code : 'scanner-unavailable',
        ...(typeof detail === 'string' && { detail }),
      });
    return this.#envelope('ack', { ref: id });
  }

  #hello(): void {
    this.#send('hello', this.#greeting());
  }

  #greeting(): object {
    return { supports: [1], lastSeq: this.#lastSeq };
  }

  #nack(code: NackCode, ref: string): Envelope {
    return this.#envelope('nack', { ref, code, supports: [1] });
  }

  #send(type: MessageType, payload: object): void {
    this.#transport.post(this.#envelope(type, payload));
  }

  #envelope(type: MessageType, payload: object): Envelope {
    const { clock } = this.#parts;
    this.#seq += 1;
    return {
      ns: BRIDGE_NAMESPACE,
      v: 1,
      type,
      id: clock.newId(),
      seq: this.#seq,
      session: this.#nonce,
      ts: clock.now(),
      payload,
    };
  }
}

function summaryOf(answers: readonly Answer[]): Answer & { readonly statuses?: readonly AckStatus[] } {
  const statuses = answers.map(answer => answer.status);
  const status = WORST.find(candidate => statuses.includes(candidate)) ?? 'degraded';
  const reason = answers.find(answer => answer.status === status)?.reason;
  return { status, ...(reason && { reason }), ...(statuses.length > 1 && { statuses }) };
}

function refOf(message: unknown): string {
  const read = readEnvelope(message);
  return 'refused' in read ? read.ref : read.id;
}
