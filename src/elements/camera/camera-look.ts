import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Point, SeenCode } from '../../ports/camera.js';
import type { CameraStrings } from '../../strings/camera-strings.js';

/** Size of the picture in its own pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Outlines of the codes, in the picture's own pixels and cut to the box as the picture is, so that they lie where the
 * codes are. A tap on an outline chooses its code.
 */
export function outlines(
  codes: readonly SeenCode[],
  { width, height }: PictureSize,
  isCut: boolean,
  onPick: (event: Event) => void,
): TemplateResult | typeof nothing {
  const seen = codes.filter(({ outline }) => outline.length > 2);
  if (seen.length === 0 || width === 0) return nothing;
  const choices = codes.filter(({ state }) => state === 'choice');
  return html`<svg
    class="outlines ${isCut ? '' : 'whole'}"
    viewBox="0 0 ${width} ${height}"
    preserveAspectRatio="xMidYMid ${isCut ? 'slice' : 'meet'}"
    aria-hidden="true"
  >
    ${seen.map(code => {
      const points = code.outline.map(({ x, y }) => `${x * width},${y * height}`).join(' ');
      const number = choices.indexOf(code) + 1;
      const hit = svg`<polygon class="hit" data-id=${code.id} points=${points} @click=${onPick}></polygon>`;
      return svg`<polygon class=${code.state} points=${points}></polygon>
        ${number > 0 ? badge(number, code.outline, width, height) : nothing} ${isOpen(code) ? hit : nothing}`;
    })}
  </svg>`;
}

/** Whether a code may still be tapped. */
function isOpen({ state }: SeenCode): boolean {
  return state === 'choice' || state === 'other';
}

/** The number of a choice, in the middle of its outline, where the edge of the screen does not cut it. */
function badge(number: number, outline: readonly Point[], width: number, height: number): TemplateResult {
  const middle = (of: (point: Point) => number): number =>
    outline.reduce((sum, point) => sum + of(point), 0) / outline.length;
  const [x, y] = [middle(point => point.x) * width, middle(point => point.y) * height];
  const radius = height / 24;
  return svg`<circle class="badge" cx=${x} cy=${y} r=${radius}></circle>
    <text class="badge" x=${x} y=${y} font-size=${radius * 1.3}>${number}</text>`;
}

/** The same choice as buttons, for fingers while the picture moves, for keyboards, and for people who cannot see it. */
export function choices(
  codes: readonly SeenCode[],
  strings: CameraStrings,
  onPick: (event: Event) => void,
): TemplateResult | typeof nothing {
  const open = codes.filter(({ state }) => state === 'choice');
  if (open.length === 0) return nothing;
  return html`<div class="choices" part="choices" role="group" aria-labelledby="which">
    <p id="which" role="status">${strings.whichOne}</p>
    ${open.map(
      ({ id, text }, index) =>
        html`<button type="button" data-id=${id} @click=${onPick}><b>${index + 1}</b><span>${text}</span></button>`,
    )}
  </div>`;
}

/**
 * The place of the picture under a point of the box that it fills, both in fractions: the picture is cut to cover the
 * box.
 */
export function pointInPicture(point: Point, box: PictureSize, picture: PictureSize): Point {
  const scale = Math.max(box.width / picture.width, box.height / picture.height);
  const along = (at: number, boxed: number, whole: number): number => {
    const place = 0.5 + ((at - 0.5) * boxed) / (whole * scale);
    return Math.min(1, Math.max(0, place));
  };
  return { x: along(point.x, box.width, picture.width), y: along(point.y, box.height, picture.height) };
}
