import type { Reading } from '../codes/reading.js';
import type { FlowRequest, ListEntry } from '../domain/model/action.js';
import type { Fact } from '../domain/model/fact.js';
import type { Problem } from '../domain/model/input-error.js';
import type { FlowState } from '../domain/model/state.js';
import type { Verdict } from '../domain/model/verdict.js';
import type { DocumentInput } from '../domain/inputs/document-input.js';
import type { ProductInput } from '../domain/inputs/product-input.js';
import type { SettingsInput } from '../domain/inputs/settings-input.js';
import type { CameraSource } from './camera.js';
import type { CaptureDevice } from './capture-device.js';
import type { Diagnostics } from './diagnostics.js';
import type { StoreHealth } from './flow-store.js';
import type { Host } from './host.js';
import type { SourceStatus } from './scan-source.js';

export type { FlowRequest };

/** What every way of making a capture session takes. */
export interface CaptureInput {
  /** Read strictly, whatever the types say: an `InputError` names every name and value that is not understood. */
  readonly settings: SettingsInput;
  /** The product feed; read strictly, row by row. Default: no product is known. */
  readonly products?: readonly ProductInput[] | undefined;
  /** Answers to our questions, and the receiver of event files. */
  readonly host?: Host | undefined;
  /** Told of what is wrong in the feed, row by row; the rest is used. */
  readonly onProductProblems?: ((problems: readonly Problem[]) => void) | undefined;
  /**
   * Told of an answer of the host that is not of its type (`bad-answer`), once for each question, by the question's
   * name as the path; of the first row of a `seedLedger` that was left out; of each entry of a new document that was
   * left out or taken as it is meant (docs/documents.md#read-generously); where a flow is gone on with, of each line
   * whose product asks for serials otherwise than when it was begun (`feed-changed`); and of an error inside that
   * refused one task (`fault`).
   */
  readonly onProblem?: ((problem: Problem) => void) | undefined;
}

/** Makes a session for an element that is given none, so that elements know nothing of storage or devices. */
export type CaptureFactory = (input: CaptureInput) => Capture | Promise<Capture>;

/** What observers are told, after the facts are durable. */
export interface CaptureChange {
  readonly state: FlowState;
  /** Facts stored since the last change, in order; empty when a flow was opened, or when the verdict led to no fact. */
  readonly facts: readonly Fact[];
  /** The answer to `reading` or to a request; absent when another tab wrote the facts. */
  readonly verdict?: Verdict;
  readonly reading?: Reading;
}

/** What became of a list, serial by serial, in its order. */
export interface ListReport {
  readonly items: readonly { readonly text: string; readonly verdict: Verdict }[];
  readonly accepted: number;
  readonly refused: number;
}

/** What came of asking the host again about serials that were accepted without its answer. */
export interface RecheckReport {
  readonly verified: number;
  readonly disputed: number;
  readonly unanswered: number;
}

/**
 * A capture session as elements and partners see it: the flow at work, its sources and its durable state, and the
 * device beneath.
 */
export interface Capture {
  /** What this device has stored, whichever flow is open. */
  readonly device: CaptureDevice;
  /** The committed state; undefined until a flow is open. */
  readonly state: FlowState | undefined;
  readonly storeHealth: StoreHealth;
  readonly sourceStatuses: Readonly<Record<string, SourceStatus>>;
  readonly camera: CameraSource | undefined;
  /**
   * Opens a document, given as an object or as JSON text, and goes on where this device left it. Rejects with an
   * `InputError` for a document that cannot be used.
   * @example
   * const state = await capture.open({
   *   flow: 'asn-receiving',
   *   documentId: 'ASN-20417',
   *   locationId: 'store-12',
   *   lines: [{ sku: 'GC-X1', expectedQty: 2 }],
   * });
   * show(state.lines);
   */
  open(document: DocumentInput | string): Promise<FlowState>;
  /** Goes on with a flow from `device.flows()`. */
  resume(flowId: string): Promise<FlowState>;
  /**
   * Listens to the devices (by default wedge and bridge) as long as it has a holder. Whoever starts it is a holder,
   * however often, until `stop` is called for that holder. Each element that the capture is given to is a holder of its
   * own; without `holder` it is the page. The camera starts and stops on its own.
   * @param view The window that the holder is in, such as a frame's: scanners that type are heard there, too
   */
  start(holder?: object, view?: Window): void;
  /** Ends what `start` began for this holder, and for no other one. */
  stop(holder?: object): void;
  /**
   * Hands in a text that was typed.
   * @example
   * const verdict = await capture.enter('KX1-0047-AF21');
   * if (verdict.outcome === 'refused') showRefusal(verdict.code);
   */
  enter(text: string): Promise<Verdict>;
  /**
   * Hands in a reading of the partner's own.
   * @example
   * const reading: Reading = { id: crypto.randomUUID(), text: ']C121KX1-0047', source: 'bridge', atMs: Date.now() };
   * const verdict = await capture.read(reading); // the same id again is the same scan and counts once
   */
  read(reading: Reading): Promise<Verdict>;
  /**
   * Hands what devices read to this listener and not to the open flow, until the returned function is called: such as
   * while somebody looks a serial up. The listener that came last hears it.
   * @example
   * const end = capture.divert(({ text }) => void capture.device.lookUp(text).then(show));
   */
  divert(listener: (reading: Reading) => void): () => void;
  /**
   * Decides about what the associate or the host asks of the open flow.
   * @example
   * await capture.request({ type: 'start-review' });
   * const verdict = await capture.request({ type: 'complete' });
   * if (verdict.outcome === 'refused' && verdict.code === 'reasons-missing') askReasons(verdict.lineIds);
   */
  request(request: FlowRequest): Promise<Verdict>;
  /**
   * Takes in a pasted list or a range (`serialRange`), each entry by the rules of a scan. An entry that would open a
   * prompt is refused with the prompt's code, and the rest of the list goes on. Rejects with an `InputError` only for a
   * list that is empty or has more than 10,000 entries.
   * @example
   * const { accepted, refused, items } = await capture.enterList('KX1-0047\nKX1-0048', { lineId: '2' });
   */
  enterList(list: string | readonly string[], entry?: ListEntry): Promise<ListReport>;
  /**
   * Asks the host again about serials that were accepted without its answer, in every flow of this device. This happens
   * by itself when a flow is opened and when the device comes online.
   */
  recheck(): Promise<RecheckReport>;
  /**
   * Calls back with every change once it is durable, and with every verdict. The returned function ends it.
   * @example
   * const end = capture.observe(({ state, verdict }) => {
   *   draw(state.lines);
   *   if (verdict?.outcome === 'refused') beep();
   * });
   */
  observe(listener: (change: CaptureChange) => void): () => void;
  /**
   * Calls back when the health of the store, the status of a source or the backlog changes. The returned function ends
   * it.
   */
  observeHealth(listener: () => void): () => void;
  /** How this session works on this device: decoders, store, sources. */
  diagnostics(): Diagnostics;
  /** Ends the session: its devices, its flow and its store. */
  close(): void;
}
