import { completeGtin } from '../../codes/gtin.js';
import type { Product } from '../model/product.js';
import { foldedForm } from './serial-key.js';

/** What stands in front of the number of a product: data identifiers of ANSI MH10.8.2, and what labels print. */
const ANNOUNCED = [/^\d{0,2}P(?=.)/, /^PN(?=.)/];

/** A code without what people, print, and scanners change: case, what is no letter or digit, and zeros in front. */
function bareCode(text: string): string {
  const bare = foldedForm(text).replace(/[^\p{L}\p{N}]/gu, '');
  return bare.replace(/^0+(?=\d+$)/, '');
}

/**
 * Is the text a code of the product itself, however it is spelled, announced, or cut short, or with a wrong check
 * digit? The pack of a product is one, too: it has the digits of its unit between another indicator and another check
 * digit.
 */
export function isOwnCode({ sku, gtins, barcodes }: Product, text: string): boolean {
  const bare = bareCode(text);
  const spellings = [bare, ...ANNOUNCED.map(front => bare.replace(front, ''))];
  if ([sku, ...barcodes, ...gtins].some(code => spellings.includes(bareCode(code)))) return true;
  const digits = text.replace(/[ -]/g, '');
  if (digits.length === 14 && gtins.some(gtin => gtin.slice(1, -1) === digits.slice(1, -1))) return true;
  const isProduct = (gtin: string): boolean => gtins.includes(gtin);
  return [digits, digits.slice(0, -1)].some(sent => completeGtin(sent, { isProduct }));
}

/** Does the text hold a GTIN of the product and more: two codes in one, or one with its add-on? */
export function holdsOwnCode({ gtins, barcodes }: Product, text: string): boolean {
  const digits = text.replace(/[ -]/g, '');
  const codes = [...gtins, ...barcodes.filter(code => /^\d{11,14}$/.test(code))];
  return codes.some(code => digits.includes(code.replace(/^0{1,6}/, '')));
}
