/** The tag of every element. */
export const ALL_TAGS = [
  'serial-camera',
  'serial-count-report',
  'serial-disputes',
  'serial-flow',
  'serial-flow-list',
  'serial-flows',
  'serial-list-entry',
  'serial-rescan',
  'serial-refused-file',
  'serial-review',
  'serial-revision',
  'serial-scan-modal',
  'serial-timeline',
  'serial-units',
  'serial-unreadable',
  'serial-verdict',
] as const;
