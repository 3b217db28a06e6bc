import type { Frame } from './frame.js';
import { stopStream } from './camera-stream.js';
import { watchFrames, type FrameWatch } from './watch-frames.js';

/** Cameras flicker between muted and not while they start. */
const MUTE_GRACE_MS = 1_000;
const STALE_MS = 1_500;

export interface LivePictureEvents {
  /** A frame to read; the receiver owns its picture. The next one comes when the promise has settled. */
  onFrame(frame: Frame): Promise<void>;
  /** The system took the camera (a call, Split View, another app) or the device was unplugged. */
  onInterrupted(): void;
  /** The picture came back by itself. */
  onResumed(): void;
  /** The device was turned, or the system changed the picture's size: what was seen where no longer holds. */
  onTurned(): void;
}

/** An open camera that plays in a video element. */
export class LivePicture {
  readonly track: MediaStreamTrack;
  readonly #video: HTMLVideoElement;
  readonly #stream: MediaStream;
  readonly #frames: FrameWatch;
  readonly #listening = new AbortController();
  #muteTimer: ReturnType<typeof setTimeout> | undefined;

  private constructor(
    video: HTMLVideoElement,
    stream: MediaStream,
    track: MediaStreamTrack,
    events: LivePictureEvents,
  ) {
    this.#video = video;
    this.#stream = stream;
    this.track = track;
    this.#frames = watchFrames(video, frame => events.onFrame(frame));
    this.#watchTrack(events);
  }

  /**
   * Plays an opened camera in the video element. When `signal` has been aborted meanwhile, the camera is switched off
   * again.
   * @throws {DOMException} as `play` does
   */
  static async open(
    video: HTMLVideoElement,
    stream: MediaStream,
    events: LivePictureEvents,
    signal: AbortSignal,
  ): Promise<LivePicture> {
    try {
      signal.throwIfAborted();
      const [track] = stream.getVideoTracks();
      if (!track) throw new DOMException('The stream has no picture', 'NotFoundError');
      // iOS plays only muted inline video without a tap.
      Object.assign(video, { muted: true, playsInline: true, srcObject: stream });
      await video.play();
      signal.throwIfAborted();
      return new LivePicture(video, stream, track, events);
    } catch (error) {
      stopStream(stream);
      if (video.srcObject === stream) video.srcObject = null;
      throw error;
    }
  }

  /**
   * True when the track ended or was muted, or frames stopped coming without a word, as they do after a web view slept.
   */
  isFrozen(): boolean {
    return this.track.readyState === 'ended' || this.track.muted || this.#frames.isStale(STALE_MS);
  }

  end(): void {
    this.#listening.abort();
    clearTimeout(this.#muteTimer);
    this.#frames.stop();
    stopStream(this.#stream);
    if (this.#video.srcObject === this.#stream) this.#video.srcObject = null;
  }

  #watchTrack({ onInterrupted, onResumed, onTurned }: LivePictureEvents): void {
    const { signal } = this.#listening;
    this.#video.addEventListener('resize', () => onTurned(), { signal });
    const graceEndMs = performance.now() + MUTE_GRACE_MS;
    let isInterrupted = false;
    const checkMute = (): void => {
      if (!this.track.muted) return;
      isInterrupted = true;
      onInterrupted();
    };
    this.track.addEventListener('ended', () => onInterrupted(), { signal });
    this.track.addEventListener(
      'mute',
      () => {
        clearTimeout(this.#muteTimer);
        this.#muteTimer = setTimeout(checkMute, Math.max(0, graceEndMs - performance.now()));
      },
      { signal },
    );
    this.track.addEventListener(
      'unmute',
      () => {
        if (isInterrupted) onResumed();
        isInterrupted = false;
      },
      { signal },
    );
  }
}
