import { parseReading, type Reading } from '../../src/codes/index.js';
import type { ActionBody, Evidence, ListEntry } from '../../src/domain/model/action.js';
import type { FlowDocument } from '../../src/domain/model/document.js';
import type { Fact } from '../../src/domain/model/fact.js';
import { parseContextOf } from '../../src/domain/deciding/parse-context.js';
import type { Product } from '../../src/domain/model/product.js';
import type { Settings } from '../../src/domain/model/settings.js';
import type { FlowState } from '../../src/domain/model/state.js';
import { transition } from '../../src/domain/deciding/transition.js';
import type { Verdict } from '../../src/domain/model/verdict.js';
import { verdictOf } from '../../src/domain/folding/verdict-of.js';

export const NO_EVIDENCE: Evidence = { ledger: [], ledgerProducts: [], claims: {} };

export const SETTINGS: Settings = {
  enableSerializedInventory: true,
  deviceId: 'till-1',
  policies: {},
  overTolerance: {},
  underTolerance: {},
  approvals: {},
  partialReceipts: {},
  revisions: 'merge',
  reasonCodes: [],
  requireReasons: true,
  serialDelimiter: '|',
  requestTimeoutMs: 2_000,
  approvalTimeoutMs: 120_000,
  verifySerials: true,
  keepDays: 30,
};

export function product(sku: string, more: Partial<Product> = {}): Product {
  return { sku, name: sku, gtins: [], barcodes: [], serialNumberRequired: true, ...more };
}

/** The feed: two serialized products, one that is counted, one serialized that documents do not have. */
export const PHONE = product('PHONE', { gtins: ['09521234543213'] });
export const DRILL = product('DRILL');
export const CABLE = product('CABLE', { serialNumberRequired: false });
export const STRAY = product('STRAY');
export const FEED: readonly Product[] = [PHONE, DRILL, CABLE, STRAY];

export const DOCUMENT: FlowDocument = {
  flow: 'asn-receiving',
  documentId: 'D1',
  locationId: 'here',
  refs: [],
  lines: [
    { lineId: '1', sku: 'PHONE', expectedQty: 2, expectedSerials: ['P1', 'P2'], serialPolicy: 'exact' },
    { lineId: '2', sku: 'DRILL', expectedQty: 2, serialPolicy: 'none' },
    { lineId: '3', sku: 'CABLE', expectedQty: 5, serialPolicy: 'none' },
  ],
};

/** A line of two units, with an exact list where there are serials. */
export const lineOf = (lineId: string, sku: string, expectedSerials?: readonly string[]) =>
  ({
    lineId,
    sku,
    expectedQty: 2,
    serialPolicy: expectedSerials ? 'exact' : 'none',
    ...(expectedSerials && { expectedSerials }),
  }) as const;

/** What a scan is but for its text. */
type ScanDetails = Partial<Omit<Reading, 'text' | 'atMs'>> & { readonly list?: ListEntry };

/** A flow under test: readings and requests in, verdicts out, with the state and all facts at hand. */
export class Bench {
  readonly facts: Fact[] = [];
  state: FlowState;
  #clock = 0;

  constructor(
    document: Partial<FlowDocument> = {},
    settings: Partial<Settings> = {},
    products: readonly Product[] = FEED,
  ) {
    const opened = transition(undefined, {
      type: 'open',
      stamp: this.#stamp(),
      flowId: 'F1',
      document: { ...DOCUMENT, ...document },
      products,
      settings: { ...SETTINGS, ...settings },
    });
    this.state = opened.state;
    this.facts.push(...opened.facts);
  }

  /** Reads a text as a scanner would give it. The product that it names comes from the feed, as in a session. */
  scan(
    text: string,
    evidence: Partial<Evidence> = {},
    { list, ...more }: ScanDetails = {},
    atMs = this.#clock,
  ): Verdict {
    const reading: Reading = { id: `r${this.#clock}`, text, source: 'wedge', atMs, ...more };
    const { usText = text, candidates = [] } = reading;
    const catalog = { find: (name: string) => FEED.find(({ sku, gtins }) => sku === name || gtins.includes(name)) };
    const parse = (said: string) => parseReading({ ...reading, text: said }, parseContextOf(this.state, catalog, list));
    const parsed = parse(text);
    const meant = [...new Set([usText, ...candidates])].filter(said => said !== text).map(parse);
    const [named] = [parsed, ...meant].flatMap(
      said => (said.ok && catalog.find(said.code.gtin ?? said.code.product ?? '')) || [],
    );
    return this.ask({
      type: 'read',
      reading,
      parsed,
      meant,
      evidence: { ...NO_EVIDENCE, ...(named && { product: named }), ...evidence },
      ...(list && { list }),
    });
  }

  ask(body: ActionBody): Verdict {
    const { state, facts } = transition(this.state, { stamp: this.#stamp(), ...body });
    this.state = state;
    this.facts.push(...facts);
    return verdictOf(facts, state);
  }

  /** Units counted by line, in order. */
  get counts(): number[] {
    return this.state.lines.map(({ countedQty }) => countedQty);
  }

  serialsOf(lineId: string): string[] {
    return this.state.lines.flatMap(line => (line.lineId === lineId ? line.serials.map(({ serial }) => serial) : []));
  }

  #stamp() {
    this.#clock += 1;
    return { atMs: this.#clock, deviceId: 'till-1', userId: 'mia' };
  }
}

/** What a verdict comes down to, for tables: its outcome, and the code or prompt. */
export function short(verdict: Verdict): string {
  if (verdict.outcome === 'refused') return `refused ${verdict.code}`;
  if (verdict.outcome === 'accepted') return ['accepted', ...verdict.flags].join(' ');
  if (verdict.outcome !== 'prompt') return verdict.outcome;
  const { prompt } = verdict;
  return prompt.type === 'confirm' ? `confirm ${prompt.code}` : `prompt ${prompt.type}`;
}
