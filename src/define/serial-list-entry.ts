import { SerialListEntry } from '../elements/serial-list-entry.element.js';
import { defineElement } from './define-element.js';

defineElement('serial-list-entry', SerialListEntry);
