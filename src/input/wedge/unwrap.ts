import type { WedgeProfile } from './wedge-profile.js';

/**
 * Takes off the characters that the profile says this scanner types before and after each code.
 * @returns undefined where they are missing: a part of the code is, too
 */
export function unwrap(text: string, { prefix, suffix }: Pick<WedgeProfile, 'prefix' | 'suffix'>): string | undefined {
  const end = suffix === 'none' ? '' : suffix;
  if (text.length < prefix.length + end.length || !text.startsWith(prefix) || !text.endsWith(end)) return undefined;
  return text.slice(prefix.length, text.length - end.length);
}
