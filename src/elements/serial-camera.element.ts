import { html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { SerialEntryRequestEvent } from '../events/serial-entry-request.js';
import { SerialReadEvent } from '../events/serial-read.js';
import type { CameraSource, CameraView } from '../ports/camera.js';
import { cameraStrings as strings } from '../strings/camera-strings.js';
import { styles } from './serial-camera.styles.js';

/** How the last reading was judged, shown as the colour of the frame. */
export type CameraTone = 'idle' | 'accepted' | 'prompt' | 'refused';

/**
 * @summary The camera's picture with the prompt at its top, the outline of the code it sees, and the device's light, zoom and lenses. A camera
 * that cannot be used is shown with its reason and the ways on. The element decodes nothing: a `CameraSource` does.
 *
 * @slot - what is laid over the picture, below the prompt
 *
 * @fires {SerialReadEvent} serial-read - each scan, when the element works alone, that is without a `source` of its own session
 * @fires {SerialEntryRequestEvent} serial-entry-request - the associate wants to type instead
 *
 * @csspart prompt - the line at the top that says what to scan next
 * @csspart video - the picture
 * @csspart notice - reason and ways on, when there is no picture
 * @csspart controls - light, zoom and choice of camera
 *
 * @cssprop [--serial-accepted=#1f9d55] - frame after an accepted reading
 * @cssprop [--serial-refused=#d64545] - frame after a refused reading
 * @cssprop [--serial-accent=#2f6fed] - frame while something else is asked for
 * @cssprop [--serial-radius=12px] - corners
 */
export class SerialCamera extends LitElement {
  static override styles = styles;

  /** Makes the source of elements that are given none, so that the tag works alone. Set where the tag is defined. */
  static sourceFactory: (() => Promise<CameraSource>) | undefined;

  /** The camera to show. The element attaches to it while it is on the page; starting and stopping it belongs to the session. */
  @property({ attribute: false }) source: CameraSource | undefined;

  /** What to scan next, for example "Scan the serial number of Phone 15". Announced when it changes. */
  @property() prompt = '';

  /** How the last reading was judged. */
  @property({ reflect: true }) tone: CameraTone = 'idle';

  @state() private view: CameraView | undefined;
  @state() private isPhotoEmpty = false;

  @query('video') private video: HTMLVideoElement | undefined;

  #current: CameraSource | undefined;
  #release = (): void => {};
  /** Counts bindings, so that a source that comes late is dropped; it is waited for while `#isWaiting`. */
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
    const { state } = this.view?.status ?? {};
    const isLive = state === 'live';
    return html`
      <video
        part="video"
        aria-label=${strings.picture}
        muted
        playsinline
        ?hidden=${!isLive && state !== 'starting'}
      ></video>
      ${isLive ? this.#renderOutline() : nothing}
      <div class="frame">
        <p class="prompt" part="prompt" role="status">${this.prompt}</p>
        <slot></slot>
        <div class="notice" part="notice" role="status" ?hidden=${isLive}>${this.#renderNotice()}</div>
        ${isLive ? this.#renderControls() : nothing}
      </div>
    `;
  }

  /** Drawn in the video's own pixels and cut like it, so that the outline lies where the code is. */
  #renderOutline(): TemplateResult | typeof nothing {
    const { outline } = this.view ?? {};
    const { videoWidth: width = 0, videoHeight: height = 0 } = this.video ?? {};
    if (!outline || width === 0) return nothing;
    const points = outline.map(({ x, y }) => `${x * width},${y * height}`).join(' ');
    return html`<svg
      class="outline"
      viewBox="0 0 ${width} ${height}"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      ${svg`<polygon points=${points}></polygon>`}
    </svg>`;
  }

  #renderNotice(): TemplateResult | typeof nothing {
    const { status } = this.view ?? {};
    if (status?.state === 'starting') return html`<p>${strings.starting}</p>`;
    if (status?.state !== 'unavailable') return nothing;
    return html`
      <p>${this.isPhotoEmpty ? strings.nothingInPhoto : strings.unavailable[status.code]}</p>
      <div class="row">
        <button type="button" @click=${this.#onTryAgain}>${strings.tryAgain}</button>
        <label class="photo">
          ${strings.takePhoto}
          <input type="file" accept="image/*" capture="environment" @change=${this.#onPhoto} />
        </label>
        <button type="button" @click=${this.#onTypeInstead}>${strings.typeInstead}</button>
      </div>
    `;
  }

  #renderControls(): TemplateResult | typeof nothing {
    if (!this.view) return nothing;
    const { abilities, torch } = this.view;
    return html`<div class="row controls" part="controls">
      ${
        abilities.torch
          ? html`<button type="button" aria-pressed=${torch} @click=${this.#onTorch}>${strings.torch}</button>`
          : nothing
      }
      ${this.#renderZoom(this.view)} ${this.#renderCameras(this.view)}
    </div>`;
  }

  #renderZoom({ abilities, zoom }: CameraView): TemplateResult | typeof nothing {
    if (!abilities.zoom) return nothing;
    const { min, max, step } = abilities.zoom;
    return html`<label class="zoom">
      ${strings.zoom}
      <input type="range" min=${min} max=${max} step=${step} .value=${String(zoom)} @change=${this.#onZoom} />
    </label>`;
  }

  #renderCameras({ abilities: { cameras }, cameraId }: CameraView): TemplateResult | typeof nothing {
    if (cameras.length < 2) return nothing;
    return html`<select aria-label=${strings.camera} @change=${this.#onCamera}>
      ${cameras.map(
        ({ id, label }, index) =>
          html`<option value=${id} ?selected=${id === cameraId}>${label || strings.cameraNumber(index + 1)}</option>`,
      )}
    </select>`;
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
    source.attach(this.video);
    this.view = source.view;
    this.#current = source;
    this.#release = () => {
      source.attach(undefined);
      stop?.();
      stopObserving();
      this.#current = undefined;
      this.#release = () => {};
    };
  }

  #onReading = (reading: SerialReadEvent['detail']): void => {
    this.dispatchEvent(new SerialReadEvent(reading));
  };

  #onTryAgain = (): void => {
    this.isPhotoEmpty = false;
    this.#current?.retry();
  };

  #onTypeInstead = (): void => {
    this.dispatchEvent(new SerialEntryRequestEvent());
  };

  #onTorch = (): void => {
    void this.#current?.setTorch(!this.view?.torch).catch(() => {});
  };

  #onZoom = (event: Event): void => {
    void this.#current?.setZoom((event.target as HTMLInputElement).valueAsNumber).catch(() => {});
  };

  #onCamera = (event: Event): void => {
    void this.#current?.choose((event.target as HTMLSelectElement).value);
  };

  #onPhoto = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const photo = input.files?.[0];
    if (!photo || !this.#current) return;
    try {
      this.isPhotoEmpty = (await this.#current.readPhoto(photo)) === 0;
    } catch {
      this.isPhotoEmpty = true; // not a picture
    }
    input.value = ''; // the same photo again must fire again
  };
}
