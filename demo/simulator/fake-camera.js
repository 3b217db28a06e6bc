import { drawScene } from './label.js';

const FRAMES_PER_SECOND = 15;

/** Answers `getUserMedia` with a canvas on which labels are drawn, in place of a real camera. */
export class FakeCamera {
  denied = false;
  #context;
  #label;
  #timer;
  #tick = 0;
  #streams = new Set();

  /** @param {HTMLCanvasElement} canvas 1280 x 720 */
  constructor(canvas) {
    this.#context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    drawScene(this.#context, undefined, 0);
  }

  /** Holds a label in front of the camera until the next one. */
  show(label) {
    this.#label = label;
    this.#draw();
  }

  /**
   * Takes the place of the camera in a window. On the prototype: WebKit may collect `navigator.mediaDevices` and make
   * it anew.
   */
  install(view) {
    if (!view.MediaDevices) return;
    view.MediaDevices.prototype.getUserMedia = async () => {
      if (this.denied) throw new view.DOMException('Permission denied by the simulator', 'NotAllowedError');
      return this.#open();
    };
    view.MediaDevices.prototype.enumerateDevices = async () => [
      { deviceId: 'simulator', groupId: '', kind: 'videoinput', label: 'Simulated back camera' },
    ];
  }

  #open() {
    const stream = this.#context.canvas.captureStream(FRAMES_PER_SECOND);
    this.#streams.add(stream);
    this.#timer ??= setInterval(() => this.#draw(), 1000 / FRAMES_PER_SECOND);
    return stream;
  }

  #draw() {
    drawScene(this.#context, this.#label, Math.sin(this.#tick++ / 7));
    for (const stream of this.#streams)
      if (stream.getTracks().every(track => track.readyState === 'ended')) this.#streams.delete(stream);
    if (this.#streams.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
