const END_OF_TRANSMISSION = '\x04';
const GROUP_SEPARATOR = '\x1d';

/** True for a beginning of a known structure whose end is missing, so that a pause there is no end. */
export function isIncomplete(text: string): boolean {
  const [aim = ''] = /^\][A-Za-z][0-9A-Za-z]/.exec(text) ?? [];
  const content = text.slice(aim.length);
  // ISO 15434 ends with EOT.
  if (content.startsWith('[)>')) return !content.includes(END_OF_TRANSMISSION);
  if (content.startsWith('{')) return isOpenJson(content);
  return /^https?:/i.test(content) || (isGs1(aim, content) && isOpenGs1(content));
}

/**
 * Whether a text is a GS1 code. Only an AIM identifier or a leading GS says so: eight bare digits are more often a
 * whole code than the beginning of a GTIN.
 */
function isGs1(aim: string, content: string): boolean {
  return [']C1', ']e0', ']d2', ']Q3', ']J1'].includes(aim) || content.startsWith(GROUP_SEPARATOR);
}

/** Stops after a separator, or within an element of fixed length: SSCC, GTIN, dates. */
function isOpenGs1(content: string): boolean {
  if (content === '' || content.endsWith(GROUP_SEPARATOR)) return true;
  return /^(?:01\d{14})?(?:00\d{0,17}|0[12]\d{0,13}|1[1-7]\d{0,5})$/.test(content.replace(GROUP_SEPARATOR, ''));
}

function isOpenJson(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
}
