import { frameOf, type Frame } from './frame.js';

/** Frames of a video, one at a time. */
export interface FrameWatch {
  /** True when the video has given no frame for longer than `ms`, although somebody was waiting for one. */
  isStale(ms: number): boolean;
  stop(): void;
}

/**
 * Hands out frames as the video shows them. The next one is asked for only when `read` has settled, so nothing queues:
 * a slow device reads fewer frames, and always the newest. `read` owns the picture.
 */
export function watchFrames(video: HTMLVideoElement, read: (frame: Frame) => Promise<void>): FrameWatch {
  let isStopped = false;
  let waitingSinceMs = performance.now();
  let cancel = (): void => {};

  const wait = (): void => {
    if (isStopped) return;
    waitingSinceMs = performance.now();
    cancel = requestFrame(video, () => void take());
  };
  const take = async (): Promise<void> => {
    waitingSinceMs = Number.POSITIVE_INFINITY;
    const frame = await frameOf(video);
    if (isStopped) frame?.picture.close();
    else if (frame) await read(frame);
    wait();
  };
  wait();
  return {
    isStale: ms => performance.now() - waitingSinceMs > ms,
    stop: () => {
      isStopped = true;
      cancel();
    },
  };
}

/** `requestVideoFrameCallback` where the engine has it: it does not fire twice for the same picture. */
function requestFrame(video: HTMLVideoElement, onFrame: () => void): () => void {
  if (typeof video.requestVideoFrameCallback === 'function') {
    const handle = video.requestVideoFrameCallback(onFrame);
    return () => video.cancelVideoFrameCallback(handle);
  }
  const handle = requestAnimationFrame(onFrame);
  return () => cancelAnimationFrame(handle);
}
