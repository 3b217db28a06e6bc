import type { Envelope } from './envelope.js';
import { plainJson } from '../../domain/collections/plain-json.js';

/** What hosts inject for messages out of a web view; on Android, messages come in by the same object. */
interface Postable {
  postMessage(message: unknown): void;
}
/** What `addWebMessageListener` injects: no real `EventTarget`, so no options and no signal. */
interface AndroidHost extends Postable {
  addEventListener?(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  removeEventListener?(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}
type HostWindow = Window & {
  readonly webkit?: { readonly messageHandlers?: Readonly<Record<string, Postable | undefined>> };
  readonly ReactNativeWebView?: Postable;
};

export interface TransportOptions {
  /** Name of the host's message handler (iOS) and of its message listener object (Android). */
  readonly name: string;
  /** Origins, such as `https://pos.example`, of pages that frame this one and may speak with it. */
  readonly origins: readonly string[];
}

/** Reaches the host in every way that the window offers. */
export class HostTransport {
  readonly #view: HostWindow;
  readonly #options: TransportOptions;

  constructor(view: Window, options: TransportOptions) {
    this.#view = view;
    this.#options = options;
  }

  /** Whether there is anything to post to. */
  get available(): boolean {
    return this.#ways().length > 0;
  }

  /** Sends by every way at once; the receiver knows a message by its id. The failure of one way is left to the host. */
  post(envelope: Envelope): void {
    for (const send of this.#ways()) {
      try {
        send(envelope);
      } catch {
        // The host has closed its end: it asks again with `hello` or delivers again.
      }
    }
  }

  /** Hears messages that are not handed to `receive`. The returned function ends it. */
  listen(onMessage: (message: unknown) => void): () => void {
    const onWindowMessage = (event: MessageEvent): void => {
      const known = this.#options.origins.includes(event.origin) && event.source === this.#view.parent;
      if (known) onMessage(event.data);
    };
    const onAndroidMessage = (event: { readonly data: unknown }): void => onMessage(event.data);
    const android = this.#android();
    if (this.#framed()) this.#view.addEventListener('message', onWindowMessage);
    android?.addEventListener?.('message', onAndroidMessage);
    return () => {
      this.#view.removeEventListener('message', onWindowMessage);
      android?.removeEventListener?.('message', onAndroidMessage);
    };
  }

  /** Looked up at each call: WebKit's handler objects go stale after a navigation. */
  #ways(): readonly ((envelope: Envelope) => void)[] {
    const { webkit, ReactNativeWebView, parent } = this.#view;
    const handler = webkit?.messageHandlers?.[this.#options.name];
    const android = this.#android();
    return [
      ...(handler ? [(envelope: Envelope) => handler.postMessage(envelope)] : []),
      ...(android ? [(envelope: Envelope) => android.postMessage(plainJson(envelope))] : []),
      ...(ReactNativeWebView ? [(envelope: Envelope) => ReactNativeWebView.postMessage(plainJson(envelope))] : []),
      ...(this.#framed() ? this.#options.origins : []).map(
        origin => (envelope: Envelope) => parent.postMessage(envelope, origin),
      ),
    ];
  }

  #framed(): boolean {
    return this.#view.parent !== this.#view && this.#options.origins.length > 0;
  }

  #android(): AndroidHost | undefined {
    const found: unknown = Reflect.get(this.#view, this.#options.name);
    return isPostable(found) ? found : undefined;
  }
}

function isPostable(value: unknown): value is AndroidHost {
  return (
    typeof value === 'object' && value !== null && 'postMessage' in value && typeof value.postMessage === 'function'
  );
}
