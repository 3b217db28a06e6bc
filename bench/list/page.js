import { create, names } from './lists.js';
import { scanToPaint } from './scan-to-paint.js';
import { flowOf, scanOn } from './states.js';
import { frame, painted, percentile } from './frames.js';

const { MutationObserver, NodeFilter } = globalThis;
const SCANS = 40;
const SCROLLS = 60;
const SCROLL_PX = 700;
const flows = new Map();

function flow(lines, serials) {
  const name = `${lines}/${serials}`;
  if (!flows.has(name)) flows.set(name, flowOf(lines, serials));
  return flows.get(name);
}

async function settled() {
  for (let frames = 0; frames < 20; frames++) await frame();
}

/** Resolves at the first change in the list: some draw later than their `updateComplete` says. */
function changed(root) {
  return new Promise(resolve => {
    const observer = new MutationObserver(() => resolve(observer.disconnect()));
    observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  });
}

function nodesOf(root) {
  let nodes = 0;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
  while (walker.nextNode()) nodes += 1 + (walker.currentNode.shadowRoot ? nodesOf(walker.currentNode.shadowRoot) : 0);
  return nodes;
}

/** Milliseconds from setting a new state to the page laid out with it, as the median of some scans. */
async function updates(list, first) {
  const times = [];
  let state = first;
  for (let scan = 0; scan < SCANS; scan++) {
    await frame();
    state = scanOn(state, `${scan % 3}`);
    const change = changed(list.shadowRoot);
    const from = performance.now();
    list.state = state;
    await change;
    list.getBoundingClientRect(); // lays out
    times.push(performance.now() - from);
  }
  return percentile(times, 0.5);
}

async function scroll(scroller) {
  const times = [];
  for (let step = 0; step < SCROLLS; step++) {
    scroller.scrollTop += SCROLL_PX;
    const from = performance.now();
    await painted();
    times.push(performance.now() - from);
  }
  return times;
}

/** One list with this many lines; times in milliseconds. */
async function measure(name, lines, serials) {
  const scroller = document.querySelector('#scroller');
  const state = flow(lines, serials);
  const list = create(name);
  const start = performance.now();
  list.state = state;
  scroller.append(list);
  await painted();
  const firstPaint = performance.now() - start;
  await settled();
  const update = await updates(list, state);
  const frames = await scroll(scroller);
  const result = {
    firstPaint,
    update,
    scroll: percentile(frames, 0.5),
    scrollWorst: percentile(frames, 0.95),
    nodes: nodesOf(list.shadowRoot),
    isWhole: list.shadowRoot.textContent.includes(`SKU-${lines - 1}`),
  };
  list.remove();
  scroller.scrollTop = 0;
  await settled();
  return result;
}

Object.assign(window, { names, measure, scanToPaint });
