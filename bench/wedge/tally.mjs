/**
 * What became of a trace, had an associate and a domain stood behind the wedge: what has no doubt but the layout is
 * accepted at once, a cut-off scan is refused, other doubts are a question, and what is continued is taken back.
 * @param prefix what the scanner types before each code, and a domain takes off
 */
export function tallied(heard, { truths, ends }, prefix = '') {
  const accepted = new Map();
  const asked = new Map();
  const clues = new Set();
  let told = 0;
  let momentary = 0;
  const bare = text => (text?.startsWith(prefix) ? text.slice(prefix.length) : text);
  const says = ({ text, usText }, truth) => bare(text) === truth || bare(usText) === truth;
  for (const each of heard) {
    if (each.type === 'rejection') told += each.told ? 1 : 0;
    else if (each.type === 'continuation') {
      const before = accepted.get(each.of);
      accepted.delete(each.of);
      if (each.certain) asked.delete(each.of);
      else if (before) asked.set(each.of, before);
      if (each.joined !== undefined) clues.add(bare(each.joined));
    } else if (each.doubts.includes('fragment')) told += 1;
    else {
      for (const candidate of each.candidates ?? []) clues.add(bare(candidate));
      const isSilent = each.doubts.every(doubt => doubt === 'layout');
      (isSilent ? accepted : asked).set(each.id, each);
      if (isSilent && !truths.some(truth => says(each, truth))) momentary += 1;
    }
  }
  const counts = { scans: truths.length, whole: 0, asked: 0, lost: 0, momentary, latencies: [] };
  const standing = [...accepted.values()];
  truths.forEach((truth, index) => {
    const at = standing.findIndex(scan => says(scan, truth));
    if (at >= 0) {
      const [scan] = standing.splice(at, 1);
      counts.whole += 1;
      counts.latencies.push(scan.atMs - ends[index]);
    } else if (clues.has(truth) || [...asked.values()].some(scan => says(scan, truth))) counts.asked += 1;
    else if (!told && asked.size === 0) counts.lost += 1;
  });
  const wrong = standing.map(scan => kindOf(scan, truths, bare));
  const clued = truths.some(truth => clues.has(truth)) ? wrong.filter(kind => kind === 'fragment').length : 0;
  return {
    ...counts,
    fragments: count(wrong, 'fragment'),
    glued: count(wrong, 'glued'),
    other: count(wrong, 'other'),
    clued,
  };
}

function kindOf({ text, usText = text }, truths, bare) {
  const texts = [bare(text), bare(usText)];
  if (texts.some(read => truths.some(truth => truth !== read && truth.includes(read)))) return 'fragment';
  return texts.some(read => truths.some(truth => read.includes(truth))) ? 'glued' : 'other';
}

const count = (kinds, kind) => kinds.filter(each => each === kind).length;

/** Adds tallies up. */
export class Sum {
  traces = 0;
  #counts = {};
  #latencies = [];

  /** Several sums as one. */
  static of(sums) {
    const all = new Sum();
    for (const sum of sums) {
      all.add({ ...sum.#counts, latencies: sum.#latencies });
      all.traces += sum.traces - 1;
    }
    return all;
  }

  add({ latencies, ...counts }) {
    this.traces += 1;
    for (const [name, value] of Object.entries(counts)) this.#counts[name] = (this.#counts[name] ?? 0) + value;
    for (const latency of latencies) this.#latencies.push(latency);
  }

  get(name) {
    return this.#counts[name] ?? 0;
  }

  /** A count in per cent of the scans. */
  share(...names) {
    return (100 * names.reduce((sum, name) => sum + this.get(name), 0)) / Math.max(1, this.get('scans'));
  }

  /** The wait after the last key that 95 % of the scans keep within, in milliseconds. */
  get p95() {
    const sorted = [...this.#latencies].sort((a, b) => a - b);
    return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(0.95 * sorted.length))] ?? 0);
  }
}
