import type { CameraAbilities } from '../../ports/camera.js';

/** Torch and zoom are in the Image Capture specification; TypeScript's DOM library does not have them. */
interface PhotoCapabilities {
  readonly torch?: boolean | readonly boolean[];
  readonly zoom?: { readonly min: number; readonly max: number; readonly step?: number };
}
interface PhotoConstraints extends MediaTrackConstraintSet {
  readonly torch?: boolean;
  readonly zoom?: number;
}

/** What the lens can do. Firefox has no `getCapabilities`, which means: nothing. */
export function trackAbilities(track: MediaStreamTrack): Pick<CameraAbilities, 'torch' | 'zoom'> {
  const { torch, zoom } = (track.getCapabilities?.() ?? {}) as PhotoCapabilities;
  const canLight = torch === true || (Array.isArray(torch) && torch.includes(true));
  if (!zoom || !(zoom.max > zoom.min)) return { torch: canLight };
  return { torch: canLight, zoom: { min: zoom.min, max: zoom.max, step: zoom.step ?? 0.1 } };
}

export async function applyTorch(track: MediaStreamTrack, on: boolean): Promise<void> {
  await apply(track, { torch: on });
}

/** Zooms, and lights the torch again if it was on: changing the zoom switches it off on iOS. */
export async function applyZoom(track: MediaStreamTrack, zoom: number, torch: boolean): Promise<void> {
  await apply(track, { zoom });
  if (torch) await applyTorch(track, true);
}

async function apply(track: MediaStreamTrack, constraints: PhotoConstraints): Promise<void> {
  await track.applyConstraints({ advanced: [constraints] });
}
