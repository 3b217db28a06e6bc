/** A picture in shades of gray: one byte a pixel, row by row, 0 = black. */
export interface GrayPicture {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Weighs red, green and blue as the eye does (ITU-R BT.601), into a buffer that the caller may use again. */
export function toGray(pixels: ImageData, into?: Uint8ClampedArray): GrayPicture {
  const { data: rgba, width, height } = pixels;
  const count = width * height;
  const gray = into && into.length >= count ? into.subarray(0, count) : new Uint8ClampedArray(count);
  for (let pixel = 0, at = 0; pixel < count; pixel++, at += 4) {
    gray[pixel] = ((rgba[at] as number) * 77 + (rgba[at + 1] as number) * 150 + (rgba[at + 2] as number) * 29) >> 8;
  }
  return { data: gray, width, height };
}

/** The picture in the form that other decoders take. */
export function toPixels({ data, width, height }: GrayPicture): ImageData {
  const pixels = new ImageData(width, height);
  const words = new Uint32Array(pixels.data.buffer);
  data.forEach((shade, at) => (words[at] = 0xff000000 | (shade << 16) | (shade << 8) | shade));
  return pixels;
}
