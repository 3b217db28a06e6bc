/**
 * The SDK's dialog over the till's own screen: it opens where a serial is asked for, and closes when it is there.
 * @param {import('./open-sale.js').OpenSale} sale
 */
export function serialDialog(sale) {
  const { capture } = sale;
  const modal = document.createElement('serial-scan-modal');
  const answers = {
    'serial-enter-request': ({ text }) => capture.enter(text),
    'serial-remove-request': ({ lineId, key }) => sale.ask({ type: 'remove-serial', lineId, key }),
    'serial-confirm-request': () => sale.ask({ type: 'confirm-prompt' }),
    'serial-decline-request': () => sale.ask({ type: 'close-prompt' }),
    'serial-choose-request': ({ lineId, serial }) =>
      sale.ask(serial === undefined ? { type: 'choose-line', lineId } : { type: 'choose-serial', serial }),
    'serial-camera-request': ({ isOn }) => (modal.isCameraOn = isOn),
    'serial-close-request': () => sale.ask({ type: 'close-prompt' }),
  };
  for (const [type, answer] of Object.entries(answers)) modal.addEventListener(type, ({ detail }) => answer(detail));
  const show = () => {
    const { prompt, lines = [], waiting = [] } = capture.state ?? {};
    const named = prompt?.candidates ?? [prompt?.lineId];
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
