const KEY = 'till.event-files';
const AUTOMATIC = 'till.acknowledge-at-once';

/** The event files that this till has received: what a shell would post to its server. Newest first. */
export const eventFiles = () => JSON.parse(localStorage.getItem(KEY) ?? '[]');

/**
 * Takes a file in. The SDK delivers at least once, so the same id twice is one file.
 * @param {boolean} acknowledged whether the till answers for it at once; then the promise is its word
 * @returns {Promise<void> | undefined}
 */
export function keepFile(entry, acknowledged) {
  const others = eventFiles().filter(file => file.eventId !== entry.eventId);
  write([{ ...entry, acknowledged }, ...others]);
  return acknowledged ? Promise.resolve() : undefined;
}

export function markAcknowledged(eventId) {
  write(eventFiles().map(file => (file.eventId === eventId ? { ...file, acknowledged: true } : file)));
}

function write(files) {
  localStorage.setItem(KEY, JSON.stringify(files));
}

/** Whether the till answers for a file as it arrives, or waits for somebody to press the button. */
export const acknowledgesAtOnce = () => localStorage.getItem(AUTOMATIC) !== 'no';
export const setAcknowledgesAtOnce = on => localStorage.setItem(AUTOMATIC, on ? 'yes' : 'no');
