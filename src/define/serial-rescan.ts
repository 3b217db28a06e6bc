import { SerialRescan } from '../elements/rescan/serial-rescan.element.js';
import { defineElement } from './define-element.js';

defineElement('serial-rescan', SerialRescan);
