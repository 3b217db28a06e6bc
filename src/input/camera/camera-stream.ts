/**
 * Fine enough for the serials on a phone box held at arm's length; devices for which that is too much read it smaller.
 */
const SIZE: MediaTrackConstraints = { width: { ideal: 1920 }, height: { ideal: 1080 } };

/**
 * Opens the chosen camera, or the one that faces away from the associate. A remembered camera may be gone: then any
 * will do.
 * @throws {DOMException} as `getUserMedia` does
 */
export async function openStream(cameraId?: string): Promise<MediaStream> {
  if (cameraId) {
    try {
      return await navigator.mediaDevices.getUserMedia({ video: { ...SIZE, deviceId: { exact: cameraId } } });
    } catch (error) {
      if (!(error instanceof DOMException) || !['OverconstrainedError', 'NotFoundError'].includes(error.name))
        throw error;
    }
  }
  return navigator.mediaDevices.getUserMedia({ video: { ...SIZE, facingMode: { ideal: 'environment' } } });
}

/** Switches the camera off, light included. */
export function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

let release: (() => void) | undefined;

/**
 * Makes the caller the page's only owner of the camera and tells the previous owner, because on iOS a second stream
 * silently mutes the first.
 * @returns a function that gives the camera up
 */
export function ownCamera(onLost: () => void): () => void {
  release?.();
  release = onLost;
  return () => {
    if (release === onLost) release = undefined;
  };
}
