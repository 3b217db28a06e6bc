import { SerialRescan } from '../elements/serial-rescan.element.js';
import { defineElement } from './define-element.js';

defineElement('serial-rescan', SerialRescan);
