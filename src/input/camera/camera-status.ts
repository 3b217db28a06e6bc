import type { CameraStatus } from '../../ports/camera.js';
import type { SourceStatus } from '../../ports/scan-source.js';

type Unavailable = Extract<CameraStatus, { state: 'unavailable' }>;

/** Error names by the Media Capture specification, and `TrackStartError` as older web views call `NotReadableError`. */
const CODES: Readonly<Record<string, Unavailable['code']>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'in-use',
  TrackStartError: 'in-use',
  AbortError: 'in-use',
};

/** Why a camera could not be opened, in the associate's terms. */
export function statusOfError(error: unknown): Unavailable {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  return { state: 'unavailable', code: CODES[name] ?? 'failed', ...(message && { detail: message }) };
}

/** What stands in the way before the camera is even asked for; undefined when nothing does. */
export function missingSupport(scope: { isSecureContext: boolean; navigator: Navigator }): Unavailable | undefined {
  try {
    // The DOM types promise `mediaDevices`; web views without camera rights and pages over plain http do not have it.
    const devices = scope.navigator.mediaDevices as MediaDevices | undefined;
    if (typeof devices?.getUserMedia === 'function') return undefined;
  } catch (error) {
    return statusOfError(error); // some pages forbid even the look
  }
  return { state: 'unavailable', code: scope.isSecureContext ? 'unsupported' : 'insecure' };
}

/**
 * The camera's status as that of a scan source; `off` has none, because it says nothing to those who wait for readings.
 */
export function sourceStatusOf(status: CameraStatus): SourceStatus | undefined {
  if (status.state === 'off') return undefined;
  if (status.state === 'unavailable') return status;
  return { state: status.state === 'live' ? 'ready' : 'starting' };
}
