import type { ErasedName } from '../domain/model/erased-name.js';
import type { FactGroup } from '../domain/model/fact-group.js';
import { tokenOf } from './chain.js';
import { namesIn, renamed } from './names.js';

/**
 * Takes names out of groups of facts, with the salts that they were hashed with: the hashes stay what they are, and
 * nobody can find a name again by trying names. A group without salts gets the name's own token, so that it comes out
 * the same each time; its hash does not fit any more.
 * @returns a function that gives the very group where it names none of them
 */
export function eraserOf(erased: readonly ErasedName[]): <G extends FactGroup>(group: G) => G {
  const known = new Map<string, ErasedName | undefined>();
  const find = (name: string): ErasedName | undefined => {
    if (!known.has(name)) known.set(name, erasedAs(name, erased));
    return known.get(name);
  };
  return group => {
    const { facts, salts }: FactGroup = group;
    const isList: boolean = Array.isArray(facts); // what was edited may be anything
    if (erased.length === 0 || !isList) return group;
    const tokens = new Map<string, string>();
    const kept: string[] = [];
    for (const [at, name] of namesIn(facts).entries()) {
      const [gone, salt] = [find(name), salts?.[at]];
      if (gone) tokens.set(name, salt === undefined ? gone.token : tokenOf(salt, name));
      else if (salt !== undefined) kept.push(salt);
    }
    if (tokens.size === 0) return group;
    const nameless = facts.map(fact => renamed(fact, name => tokens.get(name) ?? name));
    return { ...group, facts: nameless, ...(salts && { salts: kept }) };
  };
}

/** Under what this name was erased. */
export function erasedAs<E extends ErasedName>(name: string, erased: readonly E[]): E | undefined {
  return erased.find(({ salt, token }) => tokenOf(salt, name) === token);
}
