/** What the SDK dispatches. Source: the `@fires` tags of the elements. */
export const EVENT_NAMES = ['serial-accepted', 'serial-entry-request', 'serial-read'];
