// Serves the built Storybook as it is: the test server would send each of its scripts through the plugins, once for
// every story.
import sirv from 'sirv';

const PATH = '/storybook-static/';
const serve = sirv('storybook-static', {
  dev: true, // it may be built later than the server starts
  setHeaders(response, path) {
    // A file's name changes with its contents, so the browser may keep the file, compiled, from story to story.
    if (path.startsWith('/assets/')) response.setHeader('cache-control', 'public, max-age=31536000, immutable');
  },
});

/** @returns {NonNullable<import('@web/test-runner').TestRunnerConfig['middleware']>[number]} */
export function serveStories() {
  return (context, next) => {
    if (!context.path.startsWith(PATH)) return next();
    const { req, res } = context;
    req.url = /** @type {string} */ (req.url).slice(PATH.length - 1);
    context.respond = false;
    serve(req, res, () => void res.writeHead(404).end('Not found'));
  };
}
