import { SerialDocumentProblems } from '../elements/document-problems/serial-document-problems.element.js';
import { defineElement } from './define-element.js';

defineElement('serial-document-problems', SerialDocumentProblems);
