import { expect, fixture, html } from '@open-wc/testing';
import { strokesFor } from '../../demo/simulator/keyboard.js';
import { BEHAVIOURS, PROFILES, typeScan } from '../../demo/simulator/scanner.js';

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

  /** What a window hears of a scan: each key, and how long after the first it was pressed. */
  async function heard(text: string, behaviour: object): Promise<readonly (readonly [string, number, boolean])[]> {
    const strokes: [string, number, boolean][] = [];
    const hear = (event: KeyboardEvent): void => {
      strokes.push([event.key, event.timeStamp - 1000, event.getModifierState('CapsLock')]);
    };
    window.addEventListener('keydown', hear);
    await typeScan(window, text, { ...PROFILES.usb, gapMs: 0, ...behaviour }, 1000);
    window.removeEventListener('keydown', hear);
    return strokes;
  }

  it('stalls in the middle, by the time stamps too', async () => {
    const strokes = await heard('KS-1', { ...BEHAVIOURS.stalls, stallMs: 30 });
    expect(strokes.map(([, atMs]) => atMs)).to.deep.equal([0, 0, 30, 30, 30]);
  });

  it('loses its suffix', async () => {
    expect((await heard('KS-1', BEHAVIOURS['no-suffix'])).map(([key]) => key)).to.deep.equal(['K', 'S', '-', '1']);
  });

  it('types letters of the other case under Caps Lock, and nothing else', async () => {
    const strokes = await heard('Ks-1', BEHAVIOURS['caps-lock']);
    expect(strokes.map(([key]) => key)).to.deep.equal(['k', 'S', '-', '1', 'Enter']);
    expect(strokes.every(([, , capsLock]) => capsLock)).to.equal(true);
  });
});
