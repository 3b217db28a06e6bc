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
/** A page that names no policy of ours. */
const FORBIDDING = POLICY.replace(/trusted-types serialkit.*/, "trusted-types 'none'");

const WATCH = `
window.refusals = [];
const note = text => window.refusals.push(text);
document.addEventListener('securitypolicyviolation', event => note(event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sample));
addEventListener('error', event => note(event.message));
addEventListener('serial-problem', event => note(event.detail.source + ' ' + event.detail.code));
addEventListener('unhandledrejection', event => note(String(event.reason)));
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

const page = async () => `<!doctype html><script src="watch.js"></script>${(await example()).page}`;

/** @type {Record<string, () => string | Promise<string>>} */
const files = {
  'index.html': () => page(),
  'forbidding.html': () => page(),
  'embed.js': async () => (await example()).script,
  'watch.js': () => WATCH,
  'serialkit.min.js': () => readFile('dist/serialkit.min.js', 'utf8'),
  'decode.worker.js': () => readFile('dist/decode.worker.js', 'utf8'),
  'decode-more.js': () => readFile('dist/decode-more.js', 'utf8'),
  'log.worker.js': () => readFile('dist/log.worker.js', 'utf8'),
};

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export function embedPage() {
  return {
    name: 'embed-page',
    async serve({ path }) {
      const make = path.startsWith(FOLDER) && files[basename(path)];
      if (!make) return undefined;
      return {
        body: await make(),
        type: path.endsWith('.html') ? 'html' : 'js',
        headers: { 'content-security-policy': path.endsWith('/forbidding.html') ? FORBIDDING : POLICY },
      };
    },
  };
}
