/**
 * What the host hears, as the `@fires` tags of `<serial-flow>` say; the `-request` events between its inner elements
 * stay inside.
 */
export const EVENT_NAMES = [
  'serial-flow-opened',
  'serial-accepted',
  'serial-counted',
  'serial-refused',
  'serial-prompted',
  'serial-removed',
  'serial-line-completed',
  'serial-line-restarted',
  'serial-verify-request',
  'serial-complete-request',
  'serial-flow-paused',
  'serial-flow-resumed',
  'serial-flow-cancelled',
  'serial-flow-completed',
  'serial-document-revised',
  'serial-delivery-refused',
  'serial-flow-voided',
  'serial-close-request',
  'serial-feedback',
  'serial-problem',
];
