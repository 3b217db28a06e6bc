import type { DecoderDiagnostics } from './diagnostics.js';
import type { Reading } from '../codes/reading.js';
import type { Fit } from '../domain/deciding/judge-look.js';
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
  /** It can be told where to focus. */
  readonly focus?: boolean;
  readonly zoom?: { readonly min: number; readonly max: number; readonly step: number };
  readonly cameras: readonly { readonly id: string; readonly label: string }[];
}

export interface CameraView {
  readonly status: CameraStatus;
  readonly abilities: CameraAbilities;
  readonly torch: boolean;
  readonly zoom: number;
  readonly cameraId?: string;
  /** The codes in view, with the outlines that are drawn on the picture. */
  readonly codes: readonly SeenCode[];
  /** What would help, where nothing has been read for a while. */
  readonly hint?: CameraHint | undefined;
}

/** One code in view. */
export interface SeenCode {
  readonly id: string;
  readonly text: string;
  /** Corners in fractions of the picture (0 to 1), clockwise; empty where it is not known, or not seen just now. */
  readonly outline: readonly Point[];
  /**
   * `read`: delivered, and not decided yet. `accepted` and `refused`: what was decided. `choice`: one of several that
   * may be meant: tap to choose. `other`: not asked for; may be tapped all the same.
   */
  readonly state: 'read' | 'accepted' | 'refused' | 'choice' | 'other';
}

/** `other-code`: codes are in view, but none that is asked for. */
export type CameraHint = 'dark' | 'far' | 'blurred' | 'other-code';

/** Judges codes that are in view together: one fit for each, in order. */
export type JudgeLook = (look: readonly Reading[]) => readonly Fit[];

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A camera as a scan source with a picture to show. */
export interface CameraSource extends ScanSource {
  readonly view: CameraView;
  /** Which decoders read its pictures; undefined until one has been opened. */
  readonly decoder?: DecoderDiagnostics | undefined;
  /** Sets the element that shows the picture; undefined for none any more. */
  attach(video: HTMLVideoElement | undefined): void;
  observe(listener: (view: CameraView) => void): () => void;
  /** Sets the judge of what is delivered of several codes in view; without a judge, all of them are. */
  expect?(judge: JudgeLook | undefined): void;
  /** Delivers the code that the associate tapped: the id of one in `view.codes`. */
  pick?(id: string): void;
  setTorch(on: boolean): Promise<void>;
  setZoom(factor: number): Promise<void>;
  /** Focuses on a place of the picture, in fractions (0 to 1), where the device can. */
  focusAt?(point: Point): Promise<void>;
  choose(cameraId: string): Promise<void>;
  /** Tries again after an interruption or a refusal. */
  retry(): void;
  /** Reads a still photo, for devices whose live picture is denied. Resolves to the number of codes found. */
  readPhoto(photo: Blob): Promise<number>;
}
