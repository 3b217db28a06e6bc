import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Verdict } from '../../domain/verdict.js';
import { SerialFeedbackEvent } from '../../events/serial-feedback.js';
import { Chime } from '../chime.js';
import { toneOf } from '../verdict-message.js';

/** Lets the associate hear each verdict, and tells the host, so that it can beep and buzz with the device's own means. */
export class FeedbackController implements ReactiveController {
  readonly #element: ReactiveControllerHost & EventTarget;
  readonly #chime = new Chime();

  constructor(element: ReactiveControllerHost & EventTarget) {
    this.#element = element;
    element.addController(this);
  }

  hostDisconnected(): void {
    this.#chime.close();
  }

  /** A gesture: browsers start sound in one only. */
  onGesture = (): void => {
    this.#chime.unlock();
  };

  give(verdict: Verdict, isMuted: boolean): void {
    const tone = toneOf(verdict);
    if (!tone) return;
    if (!isMuted) this.#chime.play(tone);
    this.#element.dispatchEvent(new SerialFeedbackEvent({ tone, isMuted }));
  }
}
