/** By the number of an ECI (AIM ITS/04-023); undefined for those that we do not know. */
const ENCODINGS: Readonly<Partial<Record<number, string>>> = { 3: 'latin1', 26: 'utf-8', 27: 'latin1' };

/** Characters as a symbol says them, each stretch in its own character set. */
export class Said {
  #text = '';
  #bytes: number[] = [];
  #encoding: string | undefined;
  #isGs1 = false;
  #isUnknown = false;

  add(...bytes: readonly number[]): void {
    this.#bytes.push(...bytes);
  }

  fnc1(): void {
    if (this.#text === '' && this.#bytes.length === 0) this.#isGs1 = true;
    else this.add(0x1d);
  }

  /** What follows is in the character set of this ECI. */
  encode(eci: number): void {
    this.#flush();
    this.#encoding = ENCODINGS[eci];
    this.#isUnknown ||= this.#encoding === undefined;
  }

  /** Undefined where a character set was named that we do not know: another decoder may. */
  result(): { readonly text: string; readonly isGs1: boolean } | undefined {
    this.#flush();
    return this.#isUnknown ? undefined : { text: this.#text, isGs1: this.#isGs1 };
  }

  #flush(): void {
    const bytes = Uint8Array.from(this.#bytes);
    this.#bytes = [];
    if (!this.#isUnknown) this.#text += this.#encoding ? new TextDecoder(this.#encoding).decode(bytes) : guessed(bytes);
  }
}

/** Where no character set is named it is Latin 1; but most encoders write UTF-8, and that is seldom anything else. */
function guessed(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}
