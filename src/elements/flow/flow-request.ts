import type { FlowStatus } from '../../domain/model/state.js';
import type { InnerRequestName } from '../../events/event-map.js';
import type { FlowRequest } from '../../ports/capture.js';
import type { EventTable } from './event-table.js';

/** Requests that panels, the ways beside scanning, and the camera make; `<serial-flow>` answers them by itself. */
export type PanelRequestName =
  | 'serial-camera-request'
  | 'serial-close-request'
  | 'serial-enter-request'
  | 'serial-entry-request'
  | 'serial-export-request'
  | 'serial-list-request'
  | 'serial-open-request'
  | 'serial-resend-request'
  | 'serial-tap-request'
  | 'serial-units-request';

/** All other requests of inner elements belong to the flow: a new one without a row below does not compile. */
export type FlowRequestName = Exclude<InnerRequestName, PanelRequestName>;

/** What each request of an inner element asks of the flow. `statusOf` gives the flow's status. */
export function flowRequests(statusOf: () => FlowStatus | undefined): EventTable<FlowRequestName, FlowRequest> {
  return {
    'serial-choose-request': detail =>
      'serial' in detail ? { ...detail, type: 'choose-serial' } : { ...detail, type: 'choose-line' },
    'serial-close-count-request': () => ({ type: 'close-count' }),
    'serial-confirm-request': () => ({ type: 'confirm-prompt' }),
    'serial-correct-request': () => ({ type: 'correct' }),
    'serial-count-request': detail => ({ ...detail, type: 'count-units' }),
    'serial-decline-request': () => ({ type: 'close-prompt' }),
    'serial-finish-request': () => ({ type: 'complete' }),
    'serial-keep-request': detail => ({ ...detail, type: 'keep-serial' }),
    'serial-mark-request': ({ quantity, ...detail }) =>
      quantity === undefined ? { ...detail, type: 'mark-unit' } : { ...detail, quantity, type: 'mark-units' },
    'serial-none-request': detail => ({ ...detail, type: 'none-here' }),
    'serial-reason-request': detail => ({ ...detail, type: 'give-reason' }),
    'serial-recount-request': ({ lineIds }) => ({ type: 'recount', lineIds }),
    'serial-remove-request': detail => ({ ...detail, type: 'remove-serial' }),
    'serial-rescan-request': detail => ({ ...detail, type: 'restart-line' }),
    'serial-rest-request': detail => ({ ...detail, type: 'give-rest' }),
    'serial-return-request': () => ({ type: statusOf() === 'paused' ? 'resume' : 'leave-review' }),
    'serial-revision-request': detail => ({ ...detail, type: 'answer-revision' }),
    'serial-select-request': detail => ({ ...detail, type: 'select-line' }),
    'serial-void-request': () => ({ type: 'void' }),
    'serial-unreadable-remove-request': detail => ({ ...detail, type: 'remove-unreadable' }),
    'serial-unreadable-request': detail => ({ ...detail, type: 'count-unreadable' }),
  };
}
