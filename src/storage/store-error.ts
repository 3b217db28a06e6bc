import type { StoreErrorCode, StoreFailure } from '../ports/flow-store.js';

/** The one error that storage throws by itself. */
export class StoreError extends Error implements StoreFailure {
  override readonly name = 'StoreError';

  /** @param transient worth another try on a fresh connection */
  constructor(
    readonly code: StoreErrorCode,
    message: string,
    readonly transient = false,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A claim of the same serial is there already. Worth another try, and it says nothing of the store's health. */
export class ClaimConflict extends StoreError {
  constructor(error: DOMException) {
    super('aborted', String(error), false, { cause: error });
  }
}

/** Not of storage's making, and it says nothing of the store's health: the flow was erased, here or by another tab. */
export class FlowErased extends Error implements StoreFailure {
  override readonly name = 'StoreError';
  readonly code = 'erased';

  constructor(flowId: string) {
    super(`The flow ${flowId} was erased on this device.`);
  }
}

/** Words of Chromium and WebKit for a lost backing store or server process; their error names alone do not say so. */
const LOST = /connection|server|backing store|in-progress transaction|closing|closed/i;

/** Chromium's words, under the name of a lost store, in a frame of another site whose storage is blocked. */
const DENIED = /denied permission/;

const CODES: Readonly<Record<string, StoreErrorCode>> = {
  QuotaExceededError: 'quota',
  VersionError: 'version-changed',
  DataError: 'aborted',
  DataCloneError: 'aborted',
  NotFoundError: 'unavailable',
  SecurityError: 'unavailable',
};

/**
 * Makes an error of the platform a `StoreError` with a code. Other errors, such as those of a decision, are not
 * storage's and stay as they are.
 */
export function toStoreError(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error;
  const { name, message } = error;
  if (name === 'ConstraintError') return new ClaimConflict(error);
  const text = String(error);
  const code = DENIED.test(message) ? 'unavailable' : CODES[name];
  if (code) return new StoreError(code, text, false, { cause: error });
  const lost = name === 'InvalidStateError' || name === 'UnknownError' || LOST.test(message);
  // What is left is an abort without a reason: the browser's own doing, so another try is fair.
  return new StoreError(lost ? 'connection-lost' : 'aborted', text, true, { cause: error });
}
