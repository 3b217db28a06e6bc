import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultReporter, summaryReporter } from '@web/test-runner';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher, puppeteerCore } from '@web/test-runner-chrome';
import { bundleTests } from './scripts/bundle-tests.mjs';
import { countReporter } from './scripts/count-reporter.mjs';
import { findChromium, findFirefox, findWebKit } from './scripts/find-browsers.mjs';
import { freePort } from './scripts/free-port.mjs';
import { inlineWasmForTests } from './scripts/inline-wasm.mjs';
import { inlineWorkerForTests } from './scripts/inline-worker.mjs';
import { cameraFilm } from './scripts/make-camera.mjs';
import { embedPage } from './scripts/embed-page.mjs';
import { pageCommands } from './scripts/page-commands.mjs';
import { pictures } from './scripts/pictures.mjs';
import { serveStories } from './scripts/serve-stories.mjs';
import { slowReporter } from './scripts/slow-reporter.mjs';
import { BROWSER_TESTS, PURE_ROOMS, STORIES } from './scripts/test-files.mjs';
import { webkitLauncher } from './scripts/webkit-launcher.mjs';

function temporaryFolder(prefix) {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  // A browser that is still going may write into it: wait for it a little.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  return folder;
}

/**
 * A quick file of tests ends before its page counts as loaded, and Firefox's driver waits in vain for a navigation that
 * cuts another one short.
 */
async function pageOfFirefox({ context }) {
  const page = await context.newPage();
  const goto = page.goto.bind(page);
  let last = Promise.resolve();
  page.goto = url => (last = Promise.allSettled([last]).then(() => goto(url)));
  return page;
}

const launchers = {
  chromium() {
    const executablePath = findChromium();
    return (
      executablePath &&
      chromeLauncher({
        launchOptions: {
          executablePath,
          env: { ...process.env, TZ: 'UTC' }, // times are on the pictures
          args: [
            ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
            '--disable-gpu',
            '--disable-dev-shm-usage', // containers have little
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
            '--font-render-hinting=none', // the same letters on every machine
            '--force-color-profile=srgb',
            '--disable-lcd-text',
            '--use-fake-ui-for-media-stream',
            '--use-fake-device-for-media-stream',
            `--use-file-for-fake-video-capture=${cameraFilm()}`,
          ],
        },
      })
    );
  },
  firefox() {
    const executablePath = findFirefox();
    return (
      executablePath &&
      chromeLauncher({
        puppeteer: puppeteerCore, // drives a stock Firefox over WebDriver BiDi
        concurrency: 1,
        createPage: pageOfFirefox,
        launchOptions: {
          browser: 'firefox',
          executablePath,
          extraPrefsFirefox: {
            'media.navigator.streams.fake': true,
            'media.navigator.permission.disabled': true,
            'media.autoplay.default': 0,
            'datareporting.policy.dataSubmissionEnabled': false,
            'app.update.enabled': false,
            'network.captive-portal-service.enabled': false,
            'network.connectivity-service.enabled': false,
          },
        },
      })
    );
  },
  webkit() {
    const found = findWebKit();
    // on in iOS, off in WebKitGTK
    const features = [
      'StorageAPI',
      'StorageAPIEstimate',
      'FileSystem',
      'FileSystemWritableStream',
      'MediaStreamTrackProcessing',
      'AllowWebGLInWorkers',
    ];
    const args = {
      host: () => [
        '--mock-capture',
        `--data-dir=${temporaryFolder('wkhost-')}`,
        '--handlers=native',
        '--reply-handlers=ask',
        `--features=${features}`,
      ],
      minibrowser: () => [
        '--automation',
        '--enable-media-stream=true',
        '--enable-mock-capture-devices=true',
        '--autoplay-policy=allow',
        `--features=${features.map(name => `+${name}`)}`,
      ],
      safari: () => [],
    };
    return found && webkitLauncher({ ...found, args: args[found.kind]() });
  },
};

// BROWSERS=chromium,firefox,webkit (asked for by name: must be there) or BROWSERS=auto (those that are there)
const asked = (process.env.BROWSERS ?? 'chromium').split(',');
const browsers = (asked[0] === 'auto' ? Object.keys(launchers) : asked).flatMap(name => {
  const launcher = launchers[name]?.();
  if (!launcher && asked[0] !== 'auto')
    throw new Error(`BROWSERS names ${name}, which is not on this machine; npm test says how to get it.`);
  return launcher ?? [];
});
if (!browsers.length) throw new Error('No browser found: install Chrome or Chromium, or set CHROME_PATH.');

// for 'localhost' and '127.0.0.1' the server listens on every interface; macOS has no other loopback address
const hostname = process.platform === 'darwin' ? 'localhost' : '127.0.0.2';

// Coverage and --watch go by the files that a page has loaded.
const isBundled = !process.argv.some(argument => ['--coverage', '--watch'].includes(argument));
const named = [...BROWSER_TESTS, STORIES].filter(file => process.argv.includes(file));

export default {
  files: BROWSER_TESTS,
  nodeResolve: true,
  hostname,
  port: await freePort(hostname), // two runs that start at once would find the same
  reporters: [process.stdout.isTTY ? defaultReporter() : summaryReporter(), slowReporter(), countReporter()],
  filterBrowserLogs: ({ args }) => !/Lit is in dev mode/.test(String(args[0])),
  concurrency: 1, // a page that is not in front gets no video frames
  concurrentBrowsers: 1, // three at once on two cores make typing and cameras late
  browsers,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 900_000, // all stories are one file
  testFramework: { config: { ui: 'bdd', timeout: 15_000 } },
  middleware: [serveStories(), ...(isBundled ? [await bundleTests(named.length > 0 ? named : BROWSER_TESTS)] : [])],
  plugins: [
    inlineWorkerForTests(),
    inlineWasmForTests(),
    pageCommands(),
    pictures(),
    embedPage(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) }),
  ],
  coverageConfig: {
    include: ['src/**/*.ts'],
    // Tests in Node measure the pure rooms. Each file that is measured here takes its time again with every file of
    // tests.
    exclude: ['**/*.worker.ts', ...PURE_ROOMS.map(room => `src/${room}/**`)],
    reporters: ['lcov', 'text-summary'],
    reportDir: 'coverage',
    threshold: { lines: 98, statements: 98, branches: 91, functions: 94 },
  },
};
