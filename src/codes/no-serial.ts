import type { ParseContext } from './code.js';
import { fail, type Said, type Scan } from './scan.js';

/**
 * What boxes carry besides codes: web addresses, with a scheme or a domain; what a name and a colon announce (mail,
 * telephone, Wi-Fi, contacts, …); mail addresses, telephone numbers, JSON and mark-up.
 */
const OTHER_CONTENT =
  /^([a-z]{3,}:|[\w+.-]+:\/\/|www\.|[\w.-]+\.([a-z]{2,}(:\d+)?\/|(com|net|org)$)|[^@]+@[^@]+\.[a-z]+$|\+[\d ()./-]{7,}$|[{<]|\[["{])/i;

/** Step 5: what the document lists is a serial as it stands. */
export function readListed({ text }: Scan, { isSerial }: ParseContext): Said | undefined {
  return isSerial?.(text) ? { syntax: 'plain', serial: text } : undefined;
}

/**
 * Step 10: what is no serial is refused, unless it names a product: a code that came damaged or escaped, and other
 * content, unless the expected product's serials have a pattern, which is checked later. Source: ISO/IEC 15424,
 * protocol of ECI; ISO/IEC 15434, message header; ANSI/HIBC 2.6, table 2.
 */
export function refuseNoSerial({ text }: Scan, { isProduct, rule }: ParseContext): undefined {
  const broken =
    (/^\\\d{6}|\\0000\d\d/.test(text) && 'eci') ||
    (/^>?\[\)/.test(text) && 'separators-lost') ||
    (/^\*?\+\$/.test(text) && 'check-digit') ||
    (!rule?.pattern && OTHER_CONTENT.test(text) && 'not-a-serial');
  if (broken && !isProduct(text)) fail(broken);
}
