import type { EventFile } from '../../ports/flow-store.js';

/**
 * Has the browser save a file. Web views save nothing unless their app lets them: there the page takes the file itself.
 */
export function saveFile({ name, type, text }: EventFile): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // By the next task the download has begun, and the address is not needed any more.
  setTimeout(() => URL.revokeObjectURL(address));
}
