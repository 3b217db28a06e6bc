import type { CameraTone } from '../camera/serial-camera.element.js';
import type { VerdictMessage } from '../view/verdict-message.js';

/** How the camera shows the answer to the last reading. */
export function cameraTone(message: VerdictMessage | undefined): CameraTone {
  if (!message) return 'idle';
  if (message.tone === 'done') return 'accepted';
  return message.tone === 'duplicate' ? 'refused' : message.tone;
}
