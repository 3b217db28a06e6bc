// Serves the README's embed example to the tests as a partner would: its page, its script and the built files, under
// the policy that the README promises. Whatever the browser refuses or the page throws is put into `refusals` of the
// page's window.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

const FOLDER = '/test/package/embed/';
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types serialkit serialkit-html',
].join('; ');
/** The same example under other policies. */
const POLICIES = {
  /** Names no policy of ours. */
  'forbidding.html': POLICY.replace(/trusted-types serialkit.*/, "trusted-types 'none'"),
  'workerless.html': POLICY.replace("worker-src 'self'", "worker-src 'none'"),
  'blobs.html': POLICY.replace("worker-src 'self'", 'worker-src blob:'),
};

const WATCH = `
window.refusals = [];
const note = text => window.refusals.push(text);
document.addEventListener('securitypolicyviolation', event => note(event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sample));
addEventListener('error', event => note(event.message));
addEventListener('serial-problem', event => note(event.detail.source + ' ' + event.detail.code));
addEventListener('unhandledrejection', event => note(String(event.reason)));
`;

/** For a test that cannot look into the frame: each message types its text as a scanner does, and is answered. */
const PROBE = `
const told = [];
for (const type of ['serial-problem', 'serial-accepted', 'serial-refused', 'serial-flow-opened'])
  addEventListener(type, ({ detail }) => told.push([type, detail.source, detail.code].join(' ').trim()));
const wordsOf = node => node.data ?? [...(node.shadowRoot ?? node).childNodes]
  .filter(({ localName }) => localName !== 'script' && localName !== 'style').map(wordsOf).join(' ');
addEventListener('message', ({ data }) => {
  for (const key of data ? [...data, 'Enter'] : []) dispatchEvent(new KeyboardEvent('keydown', { key }));
  parent.postMessage({ told, refusals, words: wordsOf(document.body) }, '*');
});
`;

/** The README's code blocks between <!-- embed --> and <!-- /embed -->: the page, then the script that it loads. */
async function example() {
  const readme = await readFile('README.md', 'utf8');
  const part = /<!-- embed -->([^]*?)<!-- \/embed -->/.exec(readme)?.[1] ?? '';
  const block = (/** @type {string} */ language) => new RegExp('```' + language + '\\n([^]*?)```').exec(part)?.[1];
  const [page, script] = [block('html'), block('js')];
  if (!page || !script)
    throw new Error('README.md has no html and js block between <!-- embed --> and <!-- /embed -->');
  return { page, script };
}

const page = async () =>
  `<!doctype html><body><script src="watch.js"></script><script src="probe.js"></script>${(await example()).page}`;

/** @type {Record<string, () => string | Promise<string>>} */
const files = {
  'index.html': () => page(),
  ...Object.fromEntries(Object.keys(POLICIES).map(name => [name, page])),
  'embed.js': async () => (await example()).script,
  'watch.js': () => WATCH,
  'probe.js': () => PROBE,
  'serialkit.min.js': () => readFile('dist/serialkit.min.js', 'utf8'),
  'decode.worker.js': () => readFile('dist/decode.worker.js', 'utf8'),
  'decode-more.js': () => readFile('dist/decode-more.js', 'utf8'),
  'log.worker.js': () => readFile('dist/log.worker.js', 'utf8'),
};

/** In a frame without an origin, `'self'` is nothing to WebKit: there the policy has to name the server. */
function policyOf(/** @type {string} */ name, /** @type {string} */ origin) {
  const policy = /** @type {Record<string, string>} */ (POLICIES)[name];
  return policy ? policy.replaceAll("script-src 'self'", `script-src 'self' ${origin}`) : POLICY;
}

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export function embedPage() {
  return {
    name: 'embed-page',
    async serve({ path, origin }) {
      const name = basename(path);
      const make = path.startsWith(FOLDER) && files[name];
      if (!make) return undefined;
      return {
        body: await make(),
        type: path.endsWith('.html') ? 'html' : 'js',
        headers: {
          'content-security-policy': policyOf(name, origin),
          'access-control-allow-origin': '*', // a sandboxed frame has no origin, so that its modules are of another one
        },
      };
    },
  };
}
