import { SerialListEntry } from '../elements/list-entry/serial-list-entry.element.js';
import { defineElement } from './define-element.js';

defineElement('serial-list-entry', SerialListEntry);
