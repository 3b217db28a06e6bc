import type { Ais } from './ai.js';
import { gs1CheckDigit } from './check-digits.js';
import type { ParseContext, Parsed } from './code.js';
import { percentDecode } from './digital-link.js';
import { acceptAis, addElement } from './element-string.js';
import { CodeFailure, type Scan } from './scan.js';

/**
 * Schemes of EPC URIs: digits of company prefix and reference together (0: any), the application identifier that they make, and how.
 * `i`: the reference's first digit goes in front; `0`: a zero does; `c`: a check digit follows. Then where the serial goes: `+` into the same
 * element, or an identifier of its own. Source: GS1 EPC Tag Data Standard 1.13, section 7.
 */
const SCHEMES: Readonly<Record<string, readonly [digits: number, ai: string, how: string, serial: string]>> = {
  sgtin: [13, '01', 'ic', '21'],
  itip: [13, '8006', 'ic', '21'],
  sscc: [17, '00', 'ic', ''],
  sgln: [12, '414', 'c', '254'],
  grai: [12, '8003', '0c', '+'],
  gdti: [12, '253', 'c', '+'],
  giai: [0, '8004', '', ''],
};

/** The GS1 elements behind the parts of an EPC: company prefix, reference, and what follows them. */
export function aisOfEpc(scheme: string, parts: readonly string[]): Ais {
  const ais: [string, string][] = [];
  const [prefix = '', reference = ''] = parts;
  if (scheme === 'gid' && /^\d+\.\d+\.\d+$/.test(parts.join('.'))) return ais;
  const [digits, key, how, serialKey] = SCHEMES[scheme] ?? [0, '', '', ''];
  const pieces = scheme === 'itip' ? 4 : 2;
  const serial = parts.slice(pieces).join('.');
  const whole = digits ? /^\d*$/.test(reference) && prefix.length + reference.length === digits : reference;
  if (!whole || !/^\d{6,12}$/.test(prefix) || !serial === !!serialKey) throw new CodeFailure('epc', parts.join('.'));
  const body = how[0] === 'i' ? reference.slice(0, 1) + prefix + reference.slice(1) : prefix + reference;
  const checked = (how[0] === '0' ? '0' : '') + body + (how.endsWith('c') ? gs1CheckDigit(body) : '');
  addElement(ais, key, checked + parts.slice(2, pieces).join('') + (serialKey === '+' ? serial : ''));
  // An SGLN of extension 0 is a location without one.
  if (serialKey > '0' && !(scheme === 'sgln' && serial === '0')) addElement(ais, serialKey, serial);
  return ais;
}

/** Step 4: an EPC as a URI, pure identity or tag. Source: GS1 EPC Tag Data Standard 1.13, sections 6 and 12. */
export function readEpcUri(scan: Scan, context: ParseContext): Parsed | undefined {
  if (!scan.text.startsWith('urn:epc:')) return undefined;
  const [, identity, tag, bits, filter, list = ''] =
    /^urn:epc:(?:id:([a-z]+):|tag:([a-z]+)-(\d+):([0-7]\.(?=.*\..*\.|.*\.\d+$))?)([\w.%!'()*+,:;=&-]+)$/.exec(
      scan.text,
    ) ?? [];
  const scheme = identity ?? tag ?? '';
  const parts = list.split('.').map(percentDecode);
  // A tag of 96 bits holds a number of 38 bits and no leading zeros.
  const serial = scheme === 'sgtin' && bits === '96' ? parts.slice(2).join('.') : '0';
  const fits = /^(0|[1-9]\d{0,11})$/.test(serial) && Number(serial) < 2 ** 38;
  if (!fits || (tag && tag !== 'gid' && !filter)) throw new CodeFailure('epc', scan.text);
  return acceptAis(scan, 'epc', aisOfEpc(scheme, parts), context);
}
