/**
 * The SDK's dialog over the till's own screen: it opens where a serial is asked for, and closes when it is there.
 * @param {import('./open-sale.js').OpenSale} sale
 */
export function serialDialog(sale) {
  const { capture } = sale;
  const modal = document.createElement('serial-scan-modal');
  modal.addEventListener('serial-enter-request', ({ detail: { text } }) => void capture.enter(text));
  modal.addEventListener('serial-remove-request', ({ detail }) => sale.ask({ type: 'remove-serial', ...detail }));
  modal.addEventListener('serial-confirm-request', () => sale.ask({ type: 'confirm-prompt' }));
  modal.addEventListener('serial-decline-request', () => sale.ask({ type: 'close-prompt' }));
  modal.addEventListener('serial-choose-request', ({ detail }) =>
    sale.ask('serial' in detail ? { type: 'choose-serial', ...detail } : { type: 'choose-line', ...detail }),
  );
  modal.addEventListener('serial-camera-request', ({ detail: { isOn } }) => (modal.isCameraOn = isOn));
  modal.addEventListener('serial-close-request', () => sale.ask({ type: 'close-prompt' }));
  const show = () => {
    const { prompt, lines = [], waiting = [] } = capture.state ?? {};
    const named = namedBy(prompt);
    Object.assign(modal, {
      prompt,
      open: prompt !== undefined,
      line: prompt?.type === 'serial' ? lines.find(({ lineId }) => lineId === prompt.lineId) : undefined,
      candidates: lines.filter(({ lineId }) => named.includes(lineId)),
      waiting: waiting.length,
      message: sale.message,
      camera: capture.camera,
      isCameraOn: modal.isCameraOn && prompt !== undefined,
    });
  };
  return { modal, show };
}

/**
 * The lines that a prompt is about.
 * @param {NonNullable<import('./open-sale.js').OpenSale['capture']['state']>['prompt']} prompt
 * @returns {readonly string[]}
 */
function namedBy(prompt) {
  if (!prompt || prompt.type === 'choice') return [];
  return prompt.type === 'product' ? prompt.candidates : [prompt.lineId];
}
