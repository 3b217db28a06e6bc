import { SerialUnreadable } from '../elements/unreadable/serial-unreadable.element.js';
import { defineElement } from './define-element.js';

defineElement('serial-unreadable', SerialUnreadable);
