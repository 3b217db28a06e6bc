import { executeServerCommand } from '@web/test-runner-commands';

/**
 * Every story of the built Storybook, in this browser: its play function, its a11y check and, in Chromium, its picture.
 */
interface Story {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly name: string;
  /**
   * `moving`: no picture, since a film or a clock is in it. `forced-colors`: in the system's own colours (Chromium).
   */
  readonly tags: readonly string[];
}
interface Report {
  readonly status: string;
  readonly reporters: readonly { result?: { violations?: readonly { id: string; help: string }[] } }[];
}
interface Channel {
  on(event: string, listener: (payload: never) => void): void;
}

const FAILURES = [
  'storyErrored',
  'storyThrewException',
  'storyMissing',
  'playFunctionThrewException',
  'unhandledErrorsWhilePlaying',
];
const isChromium = 'userAgentData' in navigator;
const STEADY_FRAMES = 4;

const { entries } = (await (await fetch('/storybook-static/index.json')).json()) as { entries: Record<string, Story> };
/** Other engines are shown the whole flows; each element has tests of its own there. */
const isShownHere = ({ title }: Story): boolean => isChromium || title.startsWith('Flows/');
const stories = Object.values(entries).filter(story => story.type === 'story' && isShownHere(story));
const withPicture = stories.filter(({ tags }) => !tags.includes('moving'));

function finished(frame: HTMLIFrameElement): Promise<Report> {
  return new Promise((resolve, reject) => {
    const poll = setInterval(() => {
      const page = frame.contentWindow as { __STORYBOOK_ADDONS_CHANNEL__?: Channel } | null;
      const channel = page?.__STORYBOOK_ADDONS_CHANNEL__;
      if (!channel) return;
      clearInterval(poll);
      channel.on('storyFinished', resolve);
      for (const event of FAILURES) {
        channel.on(event, (error: { message?: string }) => {
          reject(new Error(`${event}: ${error.message ?? JSON.stringify(error)}`));
        });
      }
    }, 10);
  });
}

/** All elements of this name, also those in shadow trees. */
function within(root: ParentNode, name: string): readonly Element[] {
  const all = [...root.querySelectorAll('*')];
  return all.flatMap(each => [
    ...(each.localName === name ? [each] : []),
    ...(each.shadowRoot ? within(each.shadowRoot, name) : []),
  ]);
}

/**
 * Resolves once every line on the screen has been drawn for some frames: a list is empty before its first drawing,
 * shows a line's words only until it has seen where the line is, and is made anew when the width turns out to be
 * another one.
 */
async function drawn({ contentDocument: page, height }: HTMLIFrameElement): Promise<void> {
  const isOnScreen = (line: Element): boolean => {
    const { top, bottom } = line.getBoundingClientRect();
    return bottom > 0 && top < Number(height);
  };
  const isDrawn = ({ shadowRoot }: Element): boolean =>
    shadowRoot?.querySelector('.lines, .empty') != null && ![...shadowRoot.querySelectorAll('.far')].some(isOnScreen);
  for (let frames = 0; page && frames < STEADY_FRAMES;) {
    await new Promise(requestAnimationFrame);
    frames = within(page, 'serial-flow-list').every(isDrawn) ? frames + 1 : 0;
  }
}

async function comparePicture({ id }: Story, frame: HTMLIFrameElement): Promise<void> {
  await frame.contentDocument?.fonts.ready;
  await drawn(frame);
  window.scrollTo(0, 0); // focus within the frame may have moved the page
  const { x, y, width, height } = frame.getBoundingClientRect();
  const { wrong } = await executeServerCommand<{ wrong: string }, object>('pictures:compare', {
    name: id,
    clip: { x, y, width, height },
  });
  if (wrong) throw new Error(`${id} ${wrong}`);
}

async function run(story: Story, frame: HTMLIFrameElement): Promise<void> {
  const { status, reporters } = await finished(frame);
  const violations = reporters
    .flatMap(({ result }) => result?.violations ?? [])
    .map(({ id, help }) => `${id}: ${help}`);
  if (status !== 'success') throw new Error(violations.join('; ') || status);
  if (isChromium && withPicture.includes(story)) await comparePicture(story, frame);
}

/** Media features that Chromium is to report, the same for every story; other engines report those of the machine. */
async function emulate(features: Readonly<Record<string, string>>): Promise<void> {
  if (isChromium) await executeServerCommand('page:media', features);
}

describe('stories', function () {
  this.timeout(60_000); // a busy machine shows a story late
  after(() => emulate({}));

  for (const story of stories) {
    it(`${story.title}: ${story.name}`, async () => {
      await emulate({
        'prefers-color-scheme': 'light',
        'prefers-reduced-motion': 'reduce',
        'forced-colors': story.tags.includes('forced-colors') ? 'active' : 'none',
      });
      const frame = document.createElement('iframe');
      Object.assign(frame, { width: '390', height: '600', allow: 'camera' });
      frame.setAttribute('data-sized-by-story', '');
      frame.style.cssText = 'border: 0; position: absolute; inset: 0 auto auto 0';
      frame.src = `/storybook-static/iframe.html?id=${story.id}&viewMode=story`;
      document.body.append(frame);
      try {
        await run(story, frame);
      } finally {
        frame.remove();
      }
    });
  }

  it('have no picture left over', async () => {
    if (!isChromium) return;
    const stale = await executeServerCommand<string[], object>('pictures:left-over', {
      names: withPicture.map(({ id }) => id),
    });
    if (stale && stale.length > 0) throw new Error(`npm run pictures:update deletes ${stale.join(', ')}`);
  });
});
