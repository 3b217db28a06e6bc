import type { DecoderDiagnostics } from './diagnostics.js';
import type { ScanSource } from './scan-source.js';

/** What the camera is doing, as the associate needs to know it. */
export type CameraStatus =
  | { readonly state: 'off' | 'starting' | 'live' }
  /** A way on is always offered: scanner, typing, a still photo, try again. */
  | {
      readonly state: 'unavailable';
      readonly code: 'denied' | 'missing' | 'in-use' | 'insecure' | 'interrupted' | 'unsupported' | 'failed';
      readonly detail?: string;
    };

export interface CameraAbilities {
  readonly torch: boolean;
  readonly zoom?: { readonly min: number; readonly max: number; readonly step: number };
  readonly cameras: readonly { readonly id: string; readonly label: string }[];
}

export interface CameraView {
  readonly status: CameraStatus;
  readonly abilities: CameraAbilities;
  readonly torch: boolean;
  readonly zoom: number;
  readonly cameraId?: string;
  /** Where the last code was seen, in fractions of the picture (0 to 1), for the outline. */
  readonly outline?: readonly Point[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A camera as a scan source with a picture to show. */
export interface CameraSource extends ScanSource {
  readonly view: CameraView;
  /** Which decoders read its pictures; undefined until one has been opened. */
  readonly decoder?: DecoderDiagnostics | undefined;
  /** The element that shows the picture; undefined lets go of it. */
  attach(video: HTMLVideoElement | undefined): void;
  observe(listener: (view: CameraView) => void): () => void;
  setTorch(on: boolean): Promise<void>;
  setZoom(factor: number): Promise<void>;
  choose(cameraId: string): Promise<void>;
  /** Tries again after an interruption or a refusal. */
  retry(): void;
  /** Reads a still photo, for devices whose live picture is denied. Resolves to the number of codes found. */
  readPhoto(photo: Blob): Promise<number>;
}
