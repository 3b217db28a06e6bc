import { expect } from 'chai';
import type { Stroke } from '../../../src/input/wedge/stroke.js';
import { tokenOf, type Token } from '../../../src/input/wedge/token.js';

const rows: readonly (readonly [name: string, stroke: Partial<Stroke>, token: Token])[] = [
  ['a letter', { key: 'a', code: 'KeyA' }, { type: 'character', text: 'a', us: 'a' }],
  ['a letter under another layout', { key: 'q', code: 'KeyA' }, { type: 'character', text: 'q', us: 'a' }],
  ['a letter under Caps Lock', { key: 'A', code: 'KeyA', capsLock: true }, { type: 'character', text: 'A', us: 'a' }],
  ['a capital that no Shift came with', { key: 'A', code: 'KeyA' }, { type: 'character', text: 'A', us: 'A' }],
  ['a sign that no Shift came with', { key: '!', code: 'Digit1' }, { type: 'character', text: '!', us: '!' }],
  [
    'a digit under a shifted AZERTY',
    { key: '1', code: 'Digit1', shift: true },
    { type: 'character', text: '1', us: '!' },
  ],
  ['a shifted sign', { key: '!', code: 'Digit1', shift: true }, { type: 'character', text: '!', us: '!' }],
  ['a dead key', { key: 'Dead', code: 'Quote', shift: true }, { type: 'character', text: '', us: '"' }],
  ['a digit of the number pad', { key: '7', code: 'Numpad7' }, { type: 'character', text: '7', us: '7' }],
  ['a key without a code', { key: 'ß', code: '' }, { type: 'character', text: 'ß', us: 'ß' }],
  ['a letter with Alt', { key: 'a', code: 'KeyA', alt: true }, { type: 'character', text: 'a', us: 'a' }],
  ['AltGr', { key: '@', code: 'KeyQ', alt: true, ctrl: true }, { type: 'character', text: '@', us: 'q' }],
  ['Alt and the number pad', { key: '2', code: 'Numpad2', alt: true }, { type: 'alt-digit', digit: '2' }],
  ['Ctrl+]', { key: ']', code: 'BracketRight', ctrl: true }, { type: 'control', text: '\x1d' }],
  ['Ctrl+] under another layout', { key: '$', code: 'BracketRight', ctrl: true }, { type: 'control', text: '\x1d' }],
  ['Ctrl+Shift+6', { key: '^', code: 'Digit6', ctrl: true, shift: true }, { type: 'control', text: '\x1e' }],
  ['Ctrl+Shift+-', { key: '_', code: 'Minus', ctrl: true, shift: true }, { type: 'control', text: '\x1f' }],
  ['Ctrl+\\', { key: '\\', code: 'Backslash', ctrl: true }, { type: 'control', text: '\x1c' }],
  ['Ctrl+M', { key: 'm', code: 'KeyM', ctrl: true }, { type: 'end' }],
  ['Ctrl+J', { key: 'j', code: 'KeyJ', ctrl: true }, { type: 'end' }],
  ['Ctrl+C', { key: 'c', code: 'KeyC', ctrl: true }, { type: 'nothing' }],
  ['Ctrl+-', { key: '-', code: 'Minus', ctrl: true }, { type: 'nothing' }],
  ['Command+V', { key: 'v', code: 'KeyV', meta: true }, { type: 'nothing' }],
  ['Enter', { key: 'Enter', code: 'NumpadEnter' }, { type: 'end' }],
  ['Tab', { key: 'Tab', code: 'Tab' }, { type: 'end' }],
  ['Shift', { key: 'Shift', code: 'ShiftLeft' }, { type: 'nothing' }],
  ['a key without a name', { key: undefined, code: '' }, { type: 'elsewhere' }],
  ['Unidentified', { key: 'Unidentified', code: '' }, { type: 'elsewhere' }],
  ['a key of an input method', { key: 'a', code: 'KeyA', composing: true }, { type: 'elsewhere' }],
];

describe('tokenOf', () => {
  for (const [name, stroke, token] of rows)
    it(`reads ${name}`, () => {
      expect(tokenOf({ key: undefined, code: '', timeMs: 0, focus: 'none', ...stroke })).to.deep.equal(token);
    });
});
