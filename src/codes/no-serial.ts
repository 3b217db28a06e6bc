import type { ParseContext } from './code.js';
import { fail, type Said, type Scan } from './scan.js';

/**
 * What boxes carry besides codes: what a name and a colon announce (web, mail, telephone, Wi-Fi, contacts, …); web
 * addresses without a scheme, mail addresses, telephone numbers, JSON and mark-up; secondaries of HIBC whose check
 * character is wrong; and what people type where there is no serial.
 */
export const OTHER_CONTENT =
  /^([a-z]{3,}:|www\.|[\w.-]+\.[a-z]{2,}\/|[^@]+@[^@]+\.[a-z]+$|\*?\+[\d$]|[{<]|\[["{]|(n\/a|none|unknown|no serial( number)?)$)/i;

/** Step 5: what the document lists is a serial as it stands. */
export function readListed({ text }: Scan, { isSerial }: ParseContext): Said | undefined {
  return isSerial?.(text) ? { syntax: 'plain', serial: text } : undefined;
}

/**
 * Step 10: what is no serial is refused, unless it names a product: a code that came damaged or escaped, and other
 * content, unless the expected product's serials have a pattern, which is weighed later. Source: ISO/IEC 15424,
 * protocol of ECI; ISO/IEC 15434, message header; ANSI/HIBC 2.6, table 2.
 */
export function refuseNoSerial({ text }: Scan, { isProduct, rule }: ParseContext): undefined {
  if (isProduct(text)) return;
  if (/^\\\d{6}/.test(text)) fail('eci');
  if (/^>?\[\)/.test(text)) fail('separators-lost');
  if (!rule?.pattern && OTHER_CONTENT.test(text)) fail('not-a-serial');
}
