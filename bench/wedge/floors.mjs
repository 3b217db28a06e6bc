// What the wedge must keep. Each floor is a name, the figure that was measured, and whether it is kept.

/** @param of the sum of a suite: `of(state, group, suite)`, with state `cold` or `settled`, group `suffix` or `none` */
export function floors(of, people) {
  const kept = [];
  const most = (name, value, limit) => kept.push({ name: `${name} <= ${limit}`, value, isKept: value <= limit });
  const least = (name, value, limit) => kept.push({ name: `${name} >= ${limit}`, value, isKept: value >= limit });
  const late = ['late in two parts', 'late in three parts'];
  const stalls = [150, 200, 250, 290, 400, 600, 1000, 1490].map(ms => `stalled for ${ms} ms`);
  for (const state of ['cold', 'settled']) {
    const isCold = state === 'cold';
    const scans = of(state, 'suffix', late);
    most(`${state}, late, suffix: fragments at any moment`, scans.get('momentary'), 0);
    least(`${state}, late, suffix: whole %`, scans.share('whole'), isCold ? 97.5 : 99.5);
    const open = of(state, 'none', late);
    most(`${state}, late, no suffix: fragments that stand`, open.get('fragments') + open.get('other'), 0);
    const clean = of(state, 'none', ['clean']).share('whole', 'asked');
    least(`${state}, late, no suffix: whole or asked %`, open.share('whole', 'asked'), clean - 1);
    const stalled = of(state, 'suffix', stalls);
    most(`${state}, stalled, suffix: fragments at any moment`, stalled.get('momentary'), 0);
    least(`${state}, stalled, suffix: whole or asked %`, stalled.share('whole', 'asked'), isCold ? 95 : 98.5);
    // Four keys of a scanner that types as slowly as a person are told of only where they are regular.
    most(`${state}, stalled, suffix: lost without a word %`, stalled.share('lost'), isCold ? 2 : 0.5);
    const near = of(state, 'suffix', ['two scans 150 to 400 ms apart']);
    most(`${state}, two scans, suffix: glued`, near.get('glued'), 0);
    const open2 = of(state, 'none', ['two scans 150 to 400 ms apart']);
    most(`${state}, two scans, no suffix: glued %`, open2.share('glued'), isCold ? 0 : 10);
    most(`${state}, lost end, suffix: glued`, of(state, 'suffix', ['a lost end, then a scan']).get('glued'), 0);
    const holes = of(state, 'all', ['a hole']);
    most(`${state}: scans with a hole that were taken`, holes.get('momentary'), 0);
    most(`${state}, suffix: wait after the last key, p95 ms`, of(state, 'suffix', ['clean', ...late]).p95, 0);
  }
  // Of a stall, what comes in its first key or two is always a question: a person presses one key, too. And a stall of
  // over 300 ms is, because the end of another scan may be lost there.
  const short = of('settled', 'suffix', stalls.slice(0, 3));
  least('settled, stalled up to 250 ms, suffix: whole %', short.share('whole'), 70);
  most('cold, stalled, no suffix: fragments', of('cold', 'none', stalls).get('fragments'), 0);
  const within = of('settled', 'none', stalls.slice(0, 6));
  most('settled, stalled up to 600 ms, no suffix: fragments %', within.share('fragments'), 0.1);
  const beyond = of('settled', 'none', stalls.slice(6));
  const clued = (100 * beyond.get('clued')) / Math.max(1, beyond.get('fragments'));
  if (beyond.get('fragments') > 0)
    least('settled, stalled longer, no suffix: fragments with the whole beside them %', clued, 95);
  const twice = of('settled', 'suffix', ['two scans 150 to 400 ms apart']);
  most('settled, two scans, suffix: asked %', twice.share('asked'), 1);
  most('settled, no suffix: wait after the last key, p95 ms', of('settled', 'none', ['clean']).p95, 210);
  for (const [name, { cold, settled }] of Object.entries(people)) {
    const limit = { 'mashes keys, and Enter': 15, 'types fast and evenly, and Enter': 25 }[name] ?? 0;
    most(`cold, a person ${name}: taken %`, cold, limit);
    most(`settled at 2 and 8 ms, a person ${name}: taken %`, settled, 0);
  }
  return kept;
}
