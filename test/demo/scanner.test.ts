import { expect, fixture, html } from '@open-wc/testing';
import { strokesFor } from '../../demo/simulator/keyboard.js';
import { typeScan } from '../../demo/simulator/scanner.js';

const keys = (text: string, layout: 'us' | 'french') =>
  strokesFor(text, layout)
    .map(stroke => stroke.key)
    .join('');

describe('simulated scanner', () => {
  it('presses shift for capitals and signs', () => {
    expect(strokesFor('aA]', 'us')).to.deep.equal([
      { code: 'KeyA', key: 'a', shiftKey: false, ctrlKey: false },
      { code: 'KeyA', key: 'A', shiftKey: true, ctrlKey: false },
      { code: 'BracketRight', key: ']', shiftKey: false, ctrlKey: false },
    ]);
  });

  it('comes out garbled on a French layout', () => expect(keys('QA12', 'french')).to.equal('AQ&é'));

  it('types a group separator as Ctrl+]', () => {
    const [separator] = strokesFor(String.fromCharCode(29), 'us');
    expect(separator).to.include({ key: ']', ctrlKey: true });
  });

  it('fills the focused field and ends with its terminator', async () => {
    const field = await fixture<HTMLInputElement>(html`<input aria-label="Code" />`);
    const pressed: string[] = [];
    field.addEventListener('keydown', event => pressed.push(event.key));
    field.focus();
    await typeScan(window, 'KS-1', { gapMs: 0, terminator: 'Tab' });
    expect(field.value).to.equal('KS-1');
    expect(pressed).to.deep.equal(['K', 'S', '-', '1', 'Tab']);
  });
});
