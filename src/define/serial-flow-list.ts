import { SerialFlowList } from '../elements/flow-list/serial-flow-list.element.js';
import { defineElement } from './define-element.js';
import './serial-rescan.js';

defineElement('serial-flow-list', SerialFlowList);
