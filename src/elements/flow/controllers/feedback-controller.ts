import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { SerialFeedbackEvent } from '../../../events/outcomes/serial-feedback.js';
import type { CaptureChange } from '../../../ports/capture.js';
import type { Strings } from '../../../strings/en.js';
import { Chime } from './chime.js';
import { Sweep, sweepMessage } from './sweep.js';
import { messageOf, toneOf, type VerdictMessage } from '../../view/verdict-message.js';

/**
 * Lets the associate see and hear each verdict, and tells the host, so that it can beep and buzz with the device's own
 * means. A sweep of RFID tags counts up instead.
 */
export class FeedbackController implements ReactiveController {
  readonly #element: ReactiveControllerHost & EventTarget;
  readonly #chime = new Chime();
  readonly #sweep = new Sweep();

  /** The words for the last verdict. */
  message: VerdictMessage | undefined;

  constructor(element: ReactiveControllerHost & EventTarget) {
    this.#element = element;
    element.addController(this);
  }

  hostDisconnected(): void {
    this.#chime.close();
  }

  /** To be called in a gesture, because browsers start sound in a gesture only. */
  onGesture = (): void => {
    this.#chime.unlock();
  };

  receive(
    change: CaptureChange,
    { strings, muted: isMuted }: { readonly strings: Strings; readonly muted: boolean },
  ): void {
    const { verdict, state } = change;
    if (!verdict) return;
    const sweep = this.#sweep.count(change);
    this.message = sweep ? sweepMessage(sweep, strings) : messageOf(verdict, state, strings);
    const tone = toneOf(verdict);
    if (!tone || sweep?.isNews === false) return;
    if (!isMuted) this.#chime.play(tone);
    this.#element.dispatchEvent(new SerialFeedbackEvent({ tone, isMuted }));
  }
}
