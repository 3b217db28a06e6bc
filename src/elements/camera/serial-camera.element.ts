import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { SerialEntryRequestEvent } from '../../events/requests/serial-entry-request.js';
import { SerialReadEvent } from '../../events/outcomes/serial-read.js';
import type { CameraSource, CameraView, Point } from '../../ports/camera.js';
import { cameraStrings, type CameraStrings } from '../../strings/camera-strings.js';
import { format } from '../../strings/format.js';
import { cameraControls, type CameraControlHandlers } from './camera-controls.js';
import { choices, outlines, pointInPicture } from './camera-look.js';
import { lookStyles } from './camera-look.styles.js';
import { drawPhoto } from './draw-photo.js';
import { styles } from './serial-camera.styles.js';
import { shareSource } from './share-source.js';
import { dataOf } from '../view/control.js';
import { SerialElement } from '../view/serial-element.js';

/** How the last reading was judged, shown as the colour of the frame. */
export type CameraTone = 'idle' | 'accepted' | 'prompt' | 'refused';

/**
 * @summary The camera's picture with the prompt at its top, the outlines of the codes it sees, and the device's light,
 * zoom and lenses. Where several codes may be meant, the associate taps the right one. Where the camera cannot be used,
 * the reason and the other ways to go on are shown, a still photo among them. The element decodes nothing: a
 * `CameraSource` does.
 *
 * @slot - what is laid over the picture, below the prompt
 *
 * @fires {SerialReadEvent} serial-read - each scan, when the element works alone, that is without a `source` of its own
 * session
 * @fires {SerialEntryRequestEvent} serial-entry-request - the associate wants to type instead
 *
 * @csspart prompt - the line at the top that says what to scan next
 * @csspart video - the picture
 * @csspart notice - the reason and the other ways to go on, when there is no picture
 * @csspart photo - the still photo
 * @csspart hint - what would help while nothing is read
 * @csspart choices - the codes to choose from
 * @csspart controls - light, zoom and choice of camera
 *
 * @cssprop [--serial-accepted=#1f9d55] - frame after an accepted reading
 * @cssprop [--serial-refused=#d64545] - frame after a refused reading
 * @cssprop [--serial-accent=#2f6fed] - frame while something else is asked for
 * @cssprop [--serial-radius=12px] - corners
 */
export class SerialCamera extends SerialElement {
  static override styles = [lookStyles, styles];

  /** Makes the source of elements that are given none, so that the tag works alone. Set where the tag is defined. */
  static sourceFactory: (() => Promise<CameraSource>) | undefined;

  /**
   * The camera to show. The element attaches to it while it is on the page; starting and stopping it belongs to the
   * session.
   */
  @property({ attribute: false }) source: CameraSource | undefined;

  /** What to scan next, for example "Scan the serial number of Phone 15". Announced when it changes. */
  @property() prompt = '';

  /** How the last reading was judged. */
  @property({ reflect: true }) tone: CameraTone = 'idle';

  /** Replaces texts; English stands in for those that are missing. */
  @property({ attribute: false }) override strings: Partial<CameraStrings> | undefined = cameraStrings;

  @state() private view: CameraView | undefined;
  @state() private photo: 'none' | 'empty' | 'shown' = 'none';
  /** Where the picture was tapped last, in fractions of the element. */
  @state() private tapped: Point | undefined;

  @query('video') private video: HTMLVideoElement | undefined;
  @query('canvas') private canvas: HTMLCanvasElement | undefined;

  readonly #on: CameraControlHandlers = {
    onTorch: () => void this.#current?.setTorch(!this.view?.torch).catch(() => {}),
    onZoom: event => void this.#current?.setZoom((event.target as HTMLInputElement).valueAsNumber).catch(() => {}),
    onCamera: event => void this.#current?.choose((event.target as HTMLSelectElement).value),
  };

  #current: CameraSource | undefined;
  #release = (): void => {};
  /** Counts bindings, so that a source that comes late is dropped; while `#isWaiting`, a source is being made. */
  #binding = 0;
  #isWaiting = false;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.#bind();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#binding++;
    this.#release();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const isUnbound = !this.#current && !this.#isWaiting;
    if (this.isConnected && (changed.has('source') || isUnbound)) void this.#bind();
  }

  override render(): TemplateResult {
    const strings = this.#texts;
    const { state } = this.view?.status ?? {};
    const isLive = state === 'live';
    const isPhoto = !isLive && this.photo === 'shown';
    return html`
      <video
        part="video"
        aria-label=${strings.picture}
        muted
        playsinline
        ?hidden=${!isLive && state !== 'starting'}
        @click=${this.#onTap}
      ></video>
      <canvas part="photo" role="img" aria-label=${strings.photo} ?hidden=${!isPhoto}></canvas>
      ${isLive || isPhoto ? this.#renderOutlines(isLive) : nothing}
      ${isLive && this.tapped ? this.#renderFocus(this.tapped) : nothing}
      <div class="frame">
        <p class="prompt" part="prompt" role="status">${this.prompt}</p>
        <slot></slot>
        <div class="low">
          ${isLive || isPhoto ? choices(this.view?.codes ?? [], strings, this.#onPick) : nothing}
          <p class="hint" part="hint" role="status" ?hidden=${!isLive || !this.view?.hint}>${this.#hint()}</p>
          ${isLive && this.view ? cameraControls(this.view, strings, this.#on) : nothing}
        </div>
        <div class="notice ${isPhoto ? 'over' : ''}" part="notice" role="status" ?hidden=${isLive}>
          ${this.#renderNotice(isPhoto)}
        </div>
      </div>
    `;
  }

  get #texts(): CameraStrings {
    return { ...cameraStrings, ...this.strings };
  }

  #renderOutlines(isLive: boolean): TemplateResult | typeof nothing {
    const { videoWidth = 0, videoHeight = 0 } = this.video ?? {};
    const { width = 0, height = 0 } = this.canvas ?? {};
    const size = isLive ? { width: videoWidth, height: videoHeight } : { width, height };
    return outlines(this.view?.codes ?? [], size, isLive, this.#onPick);
  }

  #renderFocus({ x, y }: Point): TemplateResult {
    const style = `left: ${x * 100}%; top: ${y * 100}%`;
    return html`<span class="focus" .style=${style} @animationend=${this.#onFocused}></span>`;
  }

  #renderNotice(isPhoto: boolean): TemplateResult | typeof nothing {
    const strings = this.#texts;
    const { status } = this.view ?? {};
    if (status?.state === 'starting') return html`<p>${strings.starting}</p>`;
    if (status?.state !== 'unavailable') return nothing;
    const reason = this.photo === 'empty' ? strings.nothingInPhoto : strings.unavailable[status.code];
    return html`
      ${isPhoto ? nothing : html`<p>${reason}</p>`}
      <div class="row">
        <button type="button" @click=${this.#onTryAgain}>${strings.tryAgain}</button>
        <label class="photo">
          ${this.photo === 'none' ? strings.takePhoto : strings.anotherPhoto}
          <input type="file" accept="image/*" capture="environment" @change=${this.#onPhoto} />
        </label>
        <button type="button" @click=${this.#onTypeInstead}>${strings.typeInstead}</button>
      </div>
    `;
  }

  #hint(): string {
    const { hint, abilities, codes } = this.view ?? {};
    const strings = this.#texts;
    if (!hint) return '';
    const code = codes?.find(({ state }) => state === 'other')?.text ?? strings.thisCode;
    return hint === 'dark' && abilities?.torch ? strings.useLight : format(strings.hints[hint], { code });
  }

  async #makeSource(): Promise<CameraSource | undefined> {
    this.#isWaiting = true;
    const source = await SerialCamera.sourceFactory?.().catch(() => undefined);
    this.#isWaiting = false;
    return source;
  }

  async #bind(): Promise<void> {
    this.#release();
    this.view = undefined;
    const call = ++this.#binding;
    const source = this.source ?? (await this.#makeSource());
    if (!source || call !== this.#binding) return;
    const stopObserving = source.observe(view => (this.view = view));
    const stop = this.source ? undefined : source.start({ reading: this.#onReading, status: () => {} });
    const detach = this.video && shareSource(source, this.video);
    this.view = source.view;
    this.#current = source;
    this.#release = () => {
      detach?.();
      stop?.();
      stopObserving();
      this.#current = undefined;
      this.#release = () => {};
    };
  }

  // Alone, what is read counts: nobody else decides.
  #onReading = (reading: SerialReadEvent['detail']): void => {
    this.dispatchEvent(new SerialReadEvent(reading));
    this.#current?.settled?.(reading, 'stored');
  };

  #onTryAgain = (): void => {
    this.photo = 'none';
    this.#current?.retry();
  };

  #onTypeInstead = (): void => {
    this.dispatchEvent(new SerialEntryRequestEvent());
  };

  #onPick = (event: Event): void => {
    const { id = '' } = dataOf(event);
    this.#current?.pick?.(id);
  };

  #onTap = (event: MouseEvent): void => {
    if (!this.view?.abilities.focus || !this.video?.videoWidth) return;
    const { left, top, width, height } = this.video.getBoundingClientRect();
    const tapped = { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
    const picture = { width: this.video.videoWidth, height: this.video.videoHeight };
    this.tapped = tapped;
    void this.#current?.focusAt?.(pointInPicture(tapped, { width, height }, picture)).catch(() => {});
  };

  #onFocused = (): void => {
    this.tapped = undefined;
  };

  #onPhoto = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const photo = input.files?.[0];
    if (!photo || !this.#current) return;
    try {
      if (this.canvas) await drawPhoto(this.canvas, photo);
      this.photo = (await this.#current.readPhoto(photo)) === 0 ? 'empty' : 'shown';
    } catch {
      this.photo = 'empty'; // not a picture
    }
    input.value = ''; // the same photo again must fire again
  };
}
