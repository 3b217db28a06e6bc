// Runs in the page: loads pictures and lets each engine read each of them, one after the other.
import { engines } from './engines.js';

const readers = new Map();

/** Opens the engines by name; gives those that cannot be opened with the reason. */
window.openEngines = async names => {
  const failed = {};
  for (const name of names) {
    try {
      readers.set(name, await engines[name]());
    } catch (error) {
      failed[name] = String(error);
    }
  }
  return failed;
};

window.engineNames = () => Object.keys(engines);

/**
 * Every engine's texts and milliseconds for one picture. Which engine goes first changes from picture to picture.
 * `frame` says of which film the picture is a frame, and when it was taken.
 */
window.readPicture = async (url, turn, frame) => {
  const pixels = await load(url);
  const names = [...readers.keys()];
  const results = {};
  for (let i = 0; i < names.length; i++) {
    const name = names[(i + turn) % names.length];
    const copy = new ImageData(new Uint8ClampedArray(pixels.data), pixels.width, pixels.height);
    const startMs = performance.now();
    const texts = await readers
      .get(name)(copy, frame)
      .catch(() => []);
    results[name] = { texts, ms: performance.now() - startMs };
  }
  return results;
};

/** Frames of one picture after which what is not read will not be. */
const MOST_FRAMES = 8;

/**
 * As `readPicture`, but each engine gets the picture as a film, frame after frame, until it reads something else than
 * `unwanted`: its texts, and the milliseconds that it took. A frame is told which of these the one before showed.
 */
window.seekInPicture = async (url, turn, unwanted) => {
  const pixels = await load(url);
  const names = [...readers.keys()];
  const results = {};
  for (let i = 0; i < names.length; i++) {
    const name = names[(i + turn) % names.length];
    const all = new Set();
    let [ms, shown] = [0, []];
    for (let frame = 0; frame < MOST_FRAMES; frame++) {
      const copy = new ImageData(new Uint8ClampedArray(pixels.data), pixels.width, pixels.height);
      const startMs = performance.now();
      const film = { film: `${name} ${url}`, atMs: startMs, unwanted: shown };
      const texts = await readers
        .get(name)(copy, film)
        .catch(() => []);
      ms += performance.now() - startMs;
      for (const text of texts) all.add(text);
      if (texts.some(text => !unwanted.includes(text))) break;
      shown = texts;
    }
    results[name] = { texts: [...all], ms };
  }
  return results;
};

async function load(url) {
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), {
    width: image.naturalWidth,
    height: image.naturalHeight,
  });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
