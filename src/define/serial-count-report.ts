import { SerialCountReport } from '../elements/count-report/serial-count-report.element.js';
import { defineElement } from './define-element.js';

defineElement('serial-count-report', SerialCountReport);
