import { SerialRevision } from '../elements/revision/serial-revision.element.js';
import { defineElement } from './define-element.js';

defineElement('serial-revision', SerialRevision);
