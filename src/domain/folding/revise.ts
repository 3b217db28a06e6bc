import type { FlowDocument } from '../model/document.js';
import type { CapturedSerial } from '../model/fact.js';
import type { Product } from '../model/product.js';
import type { FlowState, LineState } from '../model/state.js';
import type { RefusalCode } from '../model/verdict.js';
import { whatIsLeft } from '../rules/earlier-receipts.js';
import { makesLines } from '../rules/flow-policy.js';
import { keyOn } from '../rules/lines.js';
import { linesBefore, revisedDocument } from '../rules/revisions.js';
import { documentLine } from './new-line.js';
import { onLines } from './revise-maps.js';

/** A line before the revision, as it is looked for. */
interface Before {
  readonly lineId: string;
  readonly sku: string;
  readonly line: LineState;
}

/**
 * The state on a new version of its document. Nothing that was captured is lost: each serial goes to the line that
 * lists it, else with all else that was counted to the line that goes on with its own; what no line of the document
 * takes stays on its own line, as unexpected. Source: docs/receipts.md#a-document-that-changes.
 */
export function revised(state: FlowState, given: FlowDocument, products: readonly Product[]): FlowState {
  const document = revisedDocument(state.document, given);
  const before = state.lines.map((line): Before => ({ line, lineId: line.lineId, sku: line.product.sku }));
  const pairs = linesBefore(before, document.lines);
  const fresh = freshLines(state, document, products, pairs);
  const heirs = new Map(before.map(each => [each, heirOf(each, fresh, pairs)]));
  const kept = before.filter(each => !heirs.get(each) && isKept(state, each));
  const added = kept.filter(({ lineId }) => state.added.has(lineId));
  const ids = new Set(fresh.map(({ lineId }) => lineId));
  const stay = new Map(
    [...kept.filter(each => !added.includes(each)), ...added].map(each => [each, leftLine(each, document, ids)]),
  );
  const renamed = new Map(
    before.flatMap(each => {
      const { lineId } = heirs.get(each) ?? stay.get(each) ?? {};
      return lineId === undefined ? [] : [[each.lineId, lineId]];
    }),
  );
  return onLines({ ...state, document }, [...inherited(fresh, heirs), ...stay.values()], added.length, renamed);
}

/** The lines of the new version, before anything is counted. Products that the flow knows stay as it has them. */
function freshLines(
  { lines, settings }: FlowState,
  document: FlowDocument,
  products: readonly Product[],
  pairs: readonly (Before | undefined)[],
): readonly LineState[] {
  const bySku = new Map([...products, ...lines.map(({ product }) => product)].map(known => [known.sku, known]));
  return whatIsLeft(document, bySku).map((line, at) => {
    const own = documentLine(line, pairs[at]?.line.product ?? bySku.get(line.sku), settings, false);
    return pairs[at] ? { ...own, serialized: pairs[at].line.serialized } : own;
  });
}

/** The line of the new version that takes what an old one has counted; undefined where none has its product. */
function heirOf(
  each: Before,
  fresh: readonly LineState[],
  pairs: readonly (Before | undefined)[],
): LineState | undefined {
  const at = pairs.indexOf(each);
  return at >= 0 ? fresh[at] : fresh.filter(({ product }) => product.sku === each.sku).at(-1);
}

/** A line goes only where nothing was counted on it and nothing is asked about it. */
function isKept({ prompt, waiting, added }: FlowState, { line, lineId }: Before): boolean {
  const isAsked = [prompt, ...waiting.map(question => question.prompt)].some(
    open => open && open.type !== 'serial' && JSON.stringify(open).includes(JSON.stringify(lineId)),
  );
  return line.countedQty > 0 || line.earlierCounts.length > 0 || isAsked || added.has(lineId);
}

/** A line that the document does not have: nothing is expected on it, by an id that no other line has. */
function leftLine({ line }: Before, document: FlowDocument, ids: Set<string>): LineState {
  let { lineId } = line;
  while (ids.has(lineId)) lineId = `+${lineId}`;
  ids.add(lineId);
  const own: LineState = { ...line, lineId, serialPolicy: 'none', unexpected: !makesLines(document) };
  const expects = new Set(['expectedQty', 'expectedSerials', 'cartonId', 'receivedBefore']);
  const rest = Object.fromEntries(Object.entries(own).filter(([name]) => !expects.has(name))) as unknown as LineState;
  return { ...rest, serials: line.serials.map(captured => judged(captured, new Set())) };
}

/** The new lines with what was counted before. */
function inherited(
  fresh: readonly LineState[],
  heirs: ReadonlyMap<Before, LineState | undefined>,
): readonly LineState[] {
  const listing = new Map<string, LineState>();
  for (const line of fresh) for (const serial of listedOn(line)) listing.set(keyOn(line, serial), line);
  const serials = new Map<LineState, CapturedSerial[]>(fresh.map(line => [line, []]));
  const from = new Map<LineState, LineState[]>(fresh.map(line => [line, []]));
  for (const [{ line }, heir] of heirs) {
    if (!heir) continue;
    from.get(heir)?.push(line);
    for (const captured of line.serials) serials.get(listing.get(captured.key) ?? heir)?.push(captured);
  }
  return fresh.map(line => merged(line, from.get(line) ?? [], serials.get(line) ?? []));
}

function merged(line: LineState, from: readonly LineState[], serials: readonly CapturedSerial[]): LineState {
  const keys = new Set(listedOn(line).map(serial => keyOn(line, serial)));
  const unreadable = from.flatMap(each => each.unreadable);
  const byQuantity = from.reduce((sum, { countedQty }) => sum + countedQty, 0);
  return {
    ...line,
    isTouched: from.some(({ isTouched }) => isTouched),
    countedQty: line.serialized ? serials.length + unreadable.length : byQuantity,
    unreadable,
    shares: from.flatMap(({ shares }) => shares),
    earlierCounts: from.flatMap(({ earlierCounts }) => earlierCounts),
    reasons: Object.assign({}, ...from.map(({ reasons }) => reasons)) as LineState['reasons'],
    serials: serials.map(captured => judged(captured, keys)),
  };
}

function listedOn({ serialized, serialPolicy, expectedSerials = [] }: LineState): readonly string[] {
  return serialized && serialPolicy !== 'none' ? expectedSerials : [];
}

const UNLISTED: readonly RefusalCode[] = ['not-on-document', 'not-shipped'];

/** Whether a serial is listed follows from the new lists, and so does what spoke against one that was not. */
function judged(captured: CapturedSerial, keys: ReadonlySet<string>): CapturedSerial {
  const expected = keys.has(captured.key);
  const flags = expected ? captured.flags.filter(code => !UNLISTED.includes(code)) : captured.flags;
  return expected === captured.expected ? captured : { ...captured, expected, flags };
}
