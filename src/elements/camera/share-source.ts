import type { CameraSource, CameraView } from '../../ports/camera.js';

/** The videos of each source that are on the page, the newest last. */
const sharing = new WeakMap<CameraSource, HTMLVideoElement[]>();

/**
 * Shows a source's picture in a video, too, until the returned function is called. A source has one video, whose seen
 * part it reads: that of the element that came last. The others play what that one plays, and whichever leaves, the
 * rest keep their picture.
 */
export function shareSource(source: CameraSource, video: HTMLVideoElement): () => void {
  const videos = sharing.get(source) ?? [];
  sharing.set(source, videos);
  const stopObserving = source.observe(view => mirror(view, videos.at(-1), video));
  videos.push(video);
  source.attach(video);
  return () => {
    stopObserving();
    const wasNewest = videos.at(-1) === video;
    videos.splice(videos.indexOf(video), 1);
    video.srcObject = null;
    if (wasNewest) source.attach(videos.at(-1));
  };
}

function mirror({ status }: CameraView, newest: HTMLVideoElement | undefined, video: HTMLVideoElement): void {
  if (!newest || newest === video) return;
  const picture = status.state === 'live' ? newest.srcObject : null;
  if (video.srcObject === picture) return;
  Object.assign(video, { muted: true, srcObject: picture });
  if (picture) video.play().catch(() => undefined); // a picture that cannot play is as one that has not come
}
