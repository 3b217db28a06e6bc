import type { FlowStatus } from '../domain/state.js';
import { SerialChooseRequestEvent } from '../events/serial-choose-request.js';
import { SerialCloseCountRequestEvent } from '../events/serial-close-count-request.js';
import { SerialConfirmRequestEvent } from '../events/serial-confirm-request.js';
import { SerialCountRequestEvent } from '../events/serial-count-request.js';
import { SerialDeclineRequestEvent } from '../events/serial-decline-request.js';
import { SerialFinishRequestEvent } from '../events/serial-finish-request.js';
import { SerialKeepRequestEvent } from '../events/serial-keep-request.js';
import { SerialReasonRequestEvent } from '../events/serial-reason-request.js';
import { SerialRecountRequestEvent } from '../events/serial-recount-request.js';
import { SerialRemoveRequestEvent } from '../events/serial-remove-request.js';
import { SerialRescanRequestEvent } from '../events/serial-rescan-request.js';
import { SerialReturnRequestEvent } from '../events/serial-return-request.js';
import { SerialReviewRequestEvent } from '../events/serial-review-request.js';
import { SerialSelectRequestEvent } from '../events/serial-select-request.js';
import { SerialUnreadableRemoveRequestEvent } from '../events/serial-unreadable-remove-request.js';
import { SerialUnreadableRequestEvent } from '../events/serial-unreadable-request.js';
import type { FlowRequest } from '../ports/capture.js';

/** Requests of inner elements that `<serial-flow>` passes on to its capture. */
export const FLOW_REQUEST_EVENTS = [
  SerialChooseRequestEvent,
  SerialCloseCountRequestEvent,
  SerialConfirmRequestEvent,
  SerialCountRequestEvent,
  SerialDeclineRequestEvent,
  SerialFinishRequestEvent,
  SerialKeepRequestEvent,
  SerialReasonRequestEvent,
  SerialRecountRequestEvent,
  SerialRemoveRequestEvent,
  SerialRescanRequestEvent,
  SerialReturnRequestEvent,
  SerialReviewRequestEvent,
  SerialSelectRequestEvent,
  SerialUnreadableRemoveRequestEvent,
  SerialUnreadableRequestEvent,
] as const;

/** What an inner element's request asks of the flow; undefined for one that is no request of a flow. */
export function flowRequestOf(event: Event, status: FlowStatus): FlowRequest | undefined {
  if (event instanceof SerialChooseRequestEvent) {
    const { detail } = event;
    return 'serial' in detail ? { type: 'choose-serial', ...detail } : { type: 'choose-line', ...detail };
  }
  if (event instanceof SerialCloseCountRequestEvent) return { type: 'close-count' };
  if (event instanceof SerialConfirmRequestEvent) return { type: 'confirm-prompt' };
  if (event instanceof SerialCountRequestEvent) return { type: 'count-units', ...event.detail };
  if (event instanceof SerialDeclineRequestEvent) return { type: 'close-prompt' };
  if (event instanceof SerialFinishRequestEvent) return { type: 'complete' };
  if (event instanceof SerialKeepRequestEvent) return { type: 'keep-serial', ...event.detail };
  if (event instanceof SerialReasonRequestEvent) return { type: 'give-reason', ...event.detail };
  if (event instanceof SerialRecountRequestEvent) return { type: 'recount', lineIds: event.detail.lineIds };
  if (event instanceof SerialRemoveRequestEvent) return { type: 'remove-serial', ...event.detail };
  if (event instanceof SerialRescanRequestEvent) return { type: 'restart-line', ...event.detail };
  if (event instanceof SerialReturnRequestEvent) return { type: status === 'paused' ? 'resume' : 'leave-review' };
  if (event instanceof SerialReviewRequestEvent) return { type: 'start-review' };
  if (event instanceof SerialSelectRequestEvent) return { type: 'select-line', ...event.detail };
  if (event instanceof SerialUnreadableRemoveRequestEvent) return { type: 'remove-unreadable', ...event.detail };
  if (event instanceof SerialUnreadableRequestEvent) return { type: 'count-unreadable', ...event.detail };
  return undefined;
}
