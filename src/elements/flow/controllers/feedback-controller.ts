import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { SerialFeedbackEvent } from '../../../events/outcomes/serial-feedback.js';
import { isBlind } from '../../../domain/rules/blind.js';
import type { Capture, CaptureChange } from '../../../ports/capture.js';
import type { Strings } from '../../../strings/en.js';
import { Chime } from './chime.js';
import { Sweep, sweepMessage } from './sweep.js';
import { placeMessage, strayOf } from '../../view/place-message.js';
import { messageOf, toneOf, type VerdictMessage } from '../../view/verdict-message.js';

interface FeedbackView {
  readonly strings: Strings;
  readonly muted: boolean;
  readonly activeCapture: Capture | undefined;
}

/**
 * Lets the associate see and hear each verdict, and tells the host, so that it can beep and buzz with the device's own
 * means. A sweep of RFID tags counts up instead.
 */
export class FeedbackController implements ReactiveController {
  readonly #element: ReactiveControllerHost & EventTarget;
  readonly #chime = new Chime();
  readonly #sweep = new Sweep();

  #flowId = '';
  #placed: Promise<unknown> | undefined;

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

  receive(change: CaptureChange, view: FeedbackView): void {
    const { verdict, state } = change;
    const { strings, muted: isMuted } = view;
    if (state.flowId !== this.#flowId) this.message = undefined; // it was about another document
    this.#flowId = state.flowId;
    if (!verdict) return;
    const sweep = this.#sweep.count(change);
    this.message = sweep ? sweepMessage(sweep, strings) : messageOf(verdict, state, strings);
    const stray = sweep || isBlind(state) ? undefined : strayOf(verdict);
    if (stray && this.message) void this.#place(stray, this.message, view);
    const tone = toneOf(verdict);
    if (!tone || sweep?.isNews === false) return;
    if (!isMuted) this.#chime.play(tone);
    this.#element.dispatchEvent(new SerialFeedbackEvent({ tone, isMuted }));
  }

  /**
   * Adds to a message where the unit belongs. One is looked for after the other, and only for the message that is still
   * shown, because a pallet of strange units is many messages, and each search reads all flows of the device.
   */
  async #place(serial: string, first: VerdictMessage, { strings, activeCapture }: FeedbackView): Promise<void> {
    await this.#placed;
    if (this.message !== first || !activeCapture) return;
    const search = activeCapture.device.placesOf(serial).catch(() => undefined); // the answer stands without it
    this.#placed = search;
    const places = await search;
    const place = places && placeMessage(places, this.#flowId, strings);
    if (this.message !== first || !place) return;
    this.message = { ...first, place, first };
    this.#element.requestUpdate();
  }
}
