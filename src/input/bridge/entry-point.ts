/** The object that a host calls, `window.ScanHostBridge`. */
interface EntryPoint {
  v: 1;
  /** Messages that came before anyone listened, each with the function that answers its caller. */
  q: unknown[];
  receive(message: unknown): Promise<unknown>;
  /** A capture is listening. */
  active?: boolean;
}

export type Receive = (message: unknown, early: boolean) => Promise<unknown>;

/**
 * For the host to run at document start, before any script of the page: keeps what is sent early until a capture
 * listens, and lets the sender wait for the answer.
 * @example
 * // React Native; every web view has a way to run a script at document start.
 * <WebView injectedJavaScriptBeforeContentLoaded={bridgeStub} onMessage={onMessage} />
 */
export const bridgeStub = 'window.ScanHostBridge??={v:1,q:[],receive(m){return new Promise(r=>{this.q.push([m,r])})}};';

/**
 * Takes over the entry point, answers what was queued, and then everything that comes. Undefined if another capture has
 * it. The returned function gives the entry point up: messages that come afterwards are answered by `closed`.
 */
export function takeEntryPoint(view: Window, receive: Receive, closed: Receive): (() => void) | undefined {
  const entry = entryPointOf(view);
  if (entry.active) return undefined;
  entry.active = true;
  entry.receive = message => receive(message, false);
  for (const queued of entry.q.splice(0)) {
    const [message, answer] = isWaiting(queued) ? queued : [queued];
    void receive(message, true).then(answer);
  }
  return () => {
    entry.active = false;
    entry.receive = message => closed(message, false);
  };
}

function entryPointOf(view: Window): EntryPoint {
  const found: unknown = Reflect.get(view, 'ScanHostBridge');
  if (isEntryPoint(found)) return found;
  const made: EntryPoint = { v: 1, q: [], receive: () => Promise.resolve(undefined) };
  Reflect.set(view, 'ScanHostBridge', made);
  return made;
}

function isEntryPoint(value: unknown): value is EntryPoint {
  return (
    typeof value === 'object' && value !== null && 'q' in value && Array.isArray(value.q) && !Object.isFrozen(value)
  );
}

/** Queued by our stub, with the function that answers the sender; other stubs queue bare messages. */
function isWaiting(queued: unknown): queued is readonly [unknown, (reply: unknown) => void] {
  return Array.isArray(queued) && queued.length === 2 && typeof queued[1] === 'function';
}
