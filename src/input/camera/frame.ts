/** A part of a film's picture, in pixels of the whole. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What is read of a film at one moment. */
export interface Frame {
  readonly picture: ImageBitmap;
  readonly part: Part;
  /** The whole picture, in pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * How much more than what is seen is read at each side, as a share of it, because the quiet zones of codes at the edge
 * lie beyond the edge.
 */
const MARGIN = 1 / 16;

/**
 * The video's current picture, as far as it is seen; undefined while there is none (still starting, just switched off).
 */
export async function frameOf(video: HTMLVideoElement): Promise<Frame | undefined> {
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0) return undefined;
  const part = seenPart(video);
  try {
    return {
      picture: await createImageBitmap(video, part.left, part.top, part.width, part.height),
      part,
      width,
      height,
    };
  } catch {
    return undefined;
  }
}

/**
 * What the element's box shows of the picture: a code that nobody sees is not meant, and costs time. With
 * `object-fit: cover` the box cuts the picture; else it is seen whole.
 */
function seenPart(video: HTMLVideoElement): Part {
  const { videoWidth, videoHeight, clientWidth, clientHeight } = video;
  const isCut = clientWidth > 0 && clientHeight > 0 && getComputedStyle(video).objectFit === 'cover';
  const scale = isCut ? Math.max(clientWidth / videoWidth, clientHeight / videoHeight) : 0;
  const along = (whole: number, box: number): readonly [from: number, length: number] => {
    const length = scale > 0 ? Math.min(whole, Math.ceil((box / scale) * (1 + 2 * MARGIN))) : whole;
    return [(whole - length) >> 1, length];
  };
  const [left, width] = along(videoWidth, clientWidth);
  const [top, height] = along(videoHeight, clientHeight);
  return { left, top, width, height };
}
