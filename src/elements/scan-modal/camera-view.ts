import type { LineState } from '../../domain/model/state.js';
import type { Prompt } from '../../domain/model/verdict.js';
import type { Strings } from '../../strings/en.js';
import { format } from '../../strings/format.js';
import type { CameraTone } from '../camera/serial-camera.element.js';
import type { VerdictMessage } from '../view/verdict-message.js';

/** How the camera shows the answer to the last reading. */
export function cameraTone(message: VerdictMessage | undefined): CameraTone {
  if (!message) return 'idle';
  if (message.tone === 'done') return 'accepted';
  return message.tone === 'duplicate' ? 'refused' : message.tone;
}

/** What is asked for, in the words at the picture's top. */
export function cameraPrompt({
  line,
  prompt,
  strings,
}: {
  readonly line: LineState | undefined;
  readonly prompt: Prompt | undefined;
  readonly strings: Strings;
}): string {
  if (line) return format(strings.scanSerialOf, { product: line.product.name });
  if (prompt?.type === 'choice') return strings.whichSerial.title;
  return prompt?.type === 'product' ? strings.scanProductOf : strings.scanAny;
}
