import { isFields } from '../domain/inputs/read-input.js';
import type { SourceStatus } from '../ports/scan-source.js';

/** Reads the status that a device reports. A device that reports anything but a status counts as failed. */
export function readStatus(given: unknown): SourceStatus {
  const { state, code, detail } = isFields(given) ? given : {};
  if (state === 'ready' || state === 'starting') return { state };
  if (state !== 'unavailable' || typeof code !== 'string') return { state: 'unavailable', code: 'failed' };
  return { state, code, ...(typeof detail === 'string' && { detail }) };
}
