import type { Parsed, ParseContext } from '../codes/code.js';
import { parseReading, type Reading } from '../codes/index.js';
import type { ListEntry } from '../domain/model/action.js';
import type { FlowDocument } from '../domain/model/document.js';
import { parseContextOf } from '../domain/deciding/parse-context.js';
import type { ProductCatalog } from '../domain/model/product.js';
import type { FlowState } from '../domain/model/state.js';

/**
 * What a reading says, and what that depends on besides the feed; which texts are serials or products follows from the
 * document. The context itself is not stored, because it would keep the whole state of that time in memory for as long
 * as the reading lives.
 */
interface Held extends Pick<ParseContext, 'expects' | 'rule'> {
  readonly parsed: Parsed;
  readonly document: FlowDocument;
}

/**
 * What readings say: each is parsed at its first use, and anew only where something else is asked for than the last
 * time.
 */
export class ParsedReadings {
  readonly #catalog: ProductCatalog;
  readonly #parse: typeof parseReading;
  readonly #held = new WeakMap<Reading, Held>();

  constructor(catalog: ProductCatalog, parse = parseReading) {
    this.#catalog = catalog;
    this.#parse = parse;
  }

  /** What a reading says while the flow is in this state. */
  of(reading: Reading, state: FlowState, list?: ListEntry): Parsed {
    const { document } = state;
    const context = parseContextOf(state, this.#catalog, list);
    const held = this.#held.get(reading);
    const { expects, rule } = context;
    if (held?.document === document && held.expects === expects && held.rule === rule) return held.parsed;
    const parsed = this.#parse(reading, context);
    this.#held.set(reading, { parsed, document, expects, ...(rule && { rule }) });
    return parsed;
  }
}
