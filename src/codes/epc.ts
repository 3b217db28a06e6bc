import { gs1CheckDigit } from './check-digits.js';
import type { Elements } from './code.js';
import { percentDecode } from './digital-link.js';
import { addElement } from './element-string.js';
import { fail, type Said, type Scan } from './scan.js';

/**
 * Schemes of EPC URIs. `digits`: digits of company prefix and reference together, behind which a check digit goes (0:
 * any number of digits, and no check digit). `ai`: the application identifier of the element that they make. `lead`:
 * what goes in front of the prefix: `i` is the first digit of the reference, `0` a zero. `serial`: where the serial
 * goes: `+` into the same element, else into an element of that identifier. Source: GS1 EPC Tag Data Standard 1.13,
 * section 7.
 */
export const SCHEMES: Readonly<
  Record<string, readonly [digits: number, ai: string, lead: string, serial: string] | undefined>
> = {
  sgtin: [13, '01', 'i', '21'],
  itip: [13, '8006', 'i', '21'],
  sscc: [17, '00', 'i', ''],
  sgln: [12, '414', '', '254'],
  grai: [12, '8003', '0', '+'],
  gdti: [12, '253', '', '+'],
  giai: [0, '8004', '', ''],
};

/** The GS1 elements behind the parts of an EPC: company prefix, reference, and what follows them. */
export function aisOfEpc(scheme: string, parts: readonly string[]): Elements {
  const ais: [string, string][] = [];
  const [digits, ai, lead, serialAi] = SCHEMES[scheme] ?? fail('epc');
  const [prefix = '', reference = '', ...rest] = parts;
  const piece = rest.splice(0, scheme === 'itip' ? 2 : 0).join('');
  const serial = rest.join('.');
  const whole = digits ? /^\d*$/.test(reference) && prefix.length + reference.length === digits : reference;
  if (!whole || !/^\d{6,12}$/.test(prefix) || !serial === !!serialAi) fail('epc');
  const body = lead === 'i' ? reference.slice(0, 1) + prefix + reference.slice(1) : lead + prefix + reference;
  const key = body + (digits ? gs1CheckDigit(body) : '') + piece;
  addElement(ais, ai, serialAi === '+' ? key + serial : key);
  // An SGLN with the extension 0 is a location without an extension.
  if (serialAi > '0' && !(scheme === 'sgln' && serial === '0')) addElement(ais, serialAi, serial);
  return ais;
}

/** Step 4: an EPC as a URI, pure identity or tag. Source: GS1 EPC Tag Data Standard 1.13, sections 6 and 12. */
export function readEpcUri({ text }: Scan): Said | undefined {
  if (!text.startsWith('urn:epc:')) return undefined;
  if (/^urn:epc:(id:gid|tag:gid-\d+):\d+\.\d+\.\d+$/.test(text)) return { syntax: 'epc' };
  const [, scheme = '', tag, tagScheme = scheme, list = ''] =
    /^urn:epc:(?:id:([a-z]+):|tag:(([a-z]+)-\d+):[0-7]\.)([\w.%!'()*+,:;=&-]+)$/.exec(text) ?? [];
  const parts = list.split('.').map(percentDecode);
  // A tag of 96 bits holds a number of 38 bits and no leading zeros.
  const serial = tag === 'sgtin-96' ? parts.slice(2).join('.') : '0';
  if (!/^(0|[1-9]\d{0,11})$/.test(serial) || Number(serial) >= 2 ** 38) fail('epc');
  return { syntax: 'epc', ais: aisOfEpc(tagScheme, parts) };
}
