import { SerialCamera } from '../../src/elements/camera/serial-camera.element.js';
import { SerialCountReport } from '../../src/elements/count-report/serial-count-report.element.js';
import { SerialDisputes } from '../../src/elements/disputes/serial-disputes.element.js';
import { SerialFlowList } from '../../src/elements/flow-list/serial-flow-list.element.js';
import { SerialFlows } from '../../src/elements/flows/serial-flows.element.js';
import { SerialFlow } from '../../src/elements/flow/serial-flow.element.js';
import { SerialListEntry } from '../../src/elements/list-entry/serial-list-entry.element.js';
import { SerialRescan } from '../../src/elements/rescan/serial-rescan.element.js';
import { SerialRefusedFile } from '../../src/elements/refused-file/serial-refused-file.element.js';
import { SerialReview } from '../../src/elements/review/serial-review.element.js';
import { SerialRevision } from '../../src/elements/revision/serial-revision.element.js';
import { SerialScanModal } from '../../src/elements/scan-modal/serial-scan-modal.element.js';
import { SerialUnits } from '../../src/elements/units/serial-units.element.js';
import { SerialUnreadable } from '../../src/elements/unreadable/serial-unreadable.element.js';
import { SerialLookup } from '../../src/elements/lookup/serial-lookup.element.js';
import { SerialTimeline } from '../../src/elements/timeline/serial-timeline.element.js';
import { SerialVerdict } from '../../src/elements/verdict/serial-verdict.element.js';

/** The elements without storage and devices behind them. */
const ELEMENTS = {
  'serial-camera': SerialCamera,
  'serial-count-report': SerialCountReport,
  'serial-disputes': SerialDisputes,
  'serial-flow': SerialFlow,
  'serial-flow-list': SerialFlowList,
  'serial-flows': SerialFlows,
  'serial-list-entry': SerialListEntry,
  'serial-rescan': SerialRescan,
  'serial-refused-file': SerialRefusedFile,
  'serial-review': SerialReview,
  'serial-revision': SerialRevision,
  'serial-scan-modal': SerialScanModal,
  'serial-lookup': SerialLookup,
  'serial-timeline': SerialTimeline,
  'serial-units': SerialUnits,
  'serial-unreadable': SerialUnreadable,
  'serial-verdict': SerialVerdict,
};

for (const [tag, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
