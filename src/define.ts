/**
 * Registers every element of serialkit. Import one tag's file from `serialkit/define/…` to register only that and what
 * it is made of.
 */
import './define/serial-flow-list.js';
import './define/serial-flow.js';
import './define/serial-rescan.js';
import './define/serial-verdict.js';
