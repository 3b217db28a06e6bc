/** The scan modal, and the elements that open behind a button, come at the end, or are seldom shown. */
import './serial-camera.js';
import './serial-count-report.js';
import './serial-disputes.js';
import './serial-document-problems.js';
import './serial-flows.js';
import './serial-list-entry.js';
import './serial-lookup.js';
import './serial-refused-file.js';
import './serial-review.js';
import './serial-revision.js';
import './serial-scan-modal.js';
import './serial-timeline.js';
import './serial-units.js';
import './serial-unreadable.js';
