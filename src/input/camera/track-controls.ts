import type { CameraAbilities, Point } from '../../ports/camera.js';

/**
 * Torch, zoom and places to focus on are in the Image Capture specification; TypeScript's DOM library does not have
 * them.
 */
interface PhotoCapabilities {
  readonly torch?: boolean | readonly boolean[];
  readonly zoom?: { readonly min: number; readonly max: number; readonly step?: number };
  readonly focusMode?: readonly string[];
}
interface PhotoConstraints extends MediaTrackConstraintSet {
  readonly torch?: boolean;
  readonly zoom?: number;
  readonly focusMode?: string;
  readonly pointsOfInterest?: readonly Point[];
}

/** What the lens can do. Firefox has no `getCapabilities`, which means: nothing. */
export function trackAbilities(track: MediaStreamTrack): Pick<CameraAbilities, 'torch' | 'zoom' | 'focus'> {
  const { torch, zoom, focusMode } = (track.getCapabilities?.() ?? {}) as PhotoCapabilities;
  const canLight = torch === true || (Array.isArray(torch) && torch.includes(true));
  const abilities = { torch: canLight, focus: focusMode?.includes('single-shot') === true };
  if (!zoom || !(zoom.max > zoom.min)) return abilities;
  return { ...abilities, zoom: { min: zoom.min, max: zoom.max, step: zoom.step ?? 0.1 } };
}

export async function applyTorch(track: MediaStreamTrack, on: boolean): Promise<void> {
  await apply(track, { torch: on });
}

/** Zooms, and lights the torch again if it was on: changing the zoom switches it off on iOS. */
export async function applyZoom(track: MediaStreamTrack, zoom: number, torch: boolean): Promise<void> {
  await apply(track, { zoom });
  if (torch) await applyTorch(track, true);
}

/** Focuses once on a place of the picture. */
export async function applyFocus(track: MediaStreamTrack, point: Point): Promise<void> {
  await apply(track, { pointsOfInterest: [point], focusMode: 'single-shot' });
}

/** Focuses by itself again. */
export async function releaseFocus(track: MediaStreamTrack): Promise<void> {
  await apply(track, { focusMode: 'continuous' });
}

async function apply(track: MediaStreamTrack, constraints: PhotoConstraints): Promise<void> {
  await track.applyConstraints({ advanced: [constraints] });
}
