/** How many ways a backtracking engine could try, at most, before it gives up on a serial of 128 characters. */
const MAX_COST = 20_000;
const MANY = 129;

class UnsupportedPattern extends Error {}

/** Reads a regular expression's source and multiplies its choices. */
class PatternReader {
  #at = 0;
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  cost(): number {
    const cost = this.#alternatives();
    if (this.#at < this.#source.length) throw new UnsupportedPattern();
    return cost;
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  #alternatives(): number {
    let cost = this.#sequence();
    while (this.#take(/\|/y)) cost += this.#sequence();
    return cost;
  }

  #sequence(): number {
    let cost = 1;
    while (this.#at < this.#source.length && !/[|)]/.test(this.#source.charAt(this.#at))) {
      cost *= this.#quantified(this.#atom());
      if (cost > MAX_COST) throw new RangeError();
    }
    return cost;
  }

  #atom(): number {
    if (this.#take(/\((?:\?:)?(?!\?)/y)) {
      const cost = this.#alternatives();
      if (!this.#take(/\)/y)) throw new UnsupportedPattern();
      return cost;
    }
    const single = /\[\^?\]?(?:\\[dDwWsS\]\\^.\-/[]|[^\]\\])*\]|\\[dDwWsS^$\\.*+?()[\]{}|/-]|[^\\()[\]{}*+?|]/y;
    if (!this.#take(single)) throw new UnsupportedPattern();
    return 1;
  }

  /** A repeated group may choose anew each time, hence the power: nested quantifiers cost too much by themselves. */
  #quantified(cost: number): number {
    const found = this.#take(/([*+?])|\{(\d{1,3})(,(\d{0,3}))?\}/y);
    if (!found) return cost;
    this.#take(/\?/y);
    const [, sign, least = '0', range, most] = found;
    const min = sign ? (sign === '+' ? 1 : 0) : Number(least);
    const max = sign ? (sign === '?' ? 1 : MANY) : range ? Number(most || MANY) : min;
    return (max - min + 1) * cost ** max;
  }
}

/**
 * Why a pattern from outside cannot be trusted to end quickly: `unsupported` (back references, look-around, named groups, escapes beyond the
 * common classes), `too-costly` (nested quantifiers, more than two unbounded ones), `invalid`. Undefined: safe.
 */
export function patternProblem(source: string): 'unsupported' | 'too-costly' | 'invalid' | undefined {
  try {
    new RegExp(source);
    new PatternReader(source).cost();
    return undefined;
  } catch (error) {
    return error instanceof SyntaxError ? 'invalid' : error instanceof RangeError ? 'too-costly' : 'unsupported';
  }
}
