import { h } from '../till/dom.js';

const DEVICES = {
  fill: 'Fill the window',
  iphone: 'iPhone, 390 × 844',
  'ipad-portrait': 'iPad, 820 × 1180',
  'ipad-landscape': 'iPad, 1180 × 820',
};
const SIZES = { iphone: [390, 844], 'ipad-portrait': [820, 1180], 'ipad-landscape': [1180, 820] };
const BEZEL = 18;

/** Lets the till run at the size of a device, made smaller where the window is too small for it. */
export function deviceChoice(stage, device) {
  const select = h(
    'select',
    { 'aria-label': 'Device' },
    ...Object.entries(DEVICES).map(([value, name]) => h('option', { value }, name)),
  );
  const fit = () => {
    device.dataset.device = select.value;
    const [width, height] = SIZES[select.value] ?? [];
    if (!width) return;
    const room = Math.min(
      (stage.clientWidth - 24) / (width + 2 * BEZEL),
      (stage.clientHeight - 24) / (height + 2 * BEZEL),
      1,
    );
    device.style.setProperty('--width', `${width}px`);
    device.style.setProperty('--height', `${height}px`);
    device.style.setProperty('--scale', room.toFixed(3));
  };
  select.addEventListener('change', fit);
  new ResizeObserver(fit).observe(stage);
  return h('label', { class: 'device-choice' }, select);
}
