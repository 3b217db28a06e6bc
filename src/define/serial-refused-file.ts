import { SerialRefusedFile } from '../elements/refused-file/serial-refused-file.element.js';
import { defineElement } from './define-element.js';

defineElement('serial-refused-file', SerialRefusedFile);
