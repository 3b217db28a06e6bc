/**
 * Longest side of a drawn photo, in pixels. A photo has 12 million pixels and more, and drawing more than a screen
 * shows would only take memory.
 */
const LONGEST = 1280;

/**
 * Draws a photo into a canvas: unlike an image with an address, a canvas needs no permission in the page's policy.
 * Rejects for a file that is no picture.
 */
export async function drawPhoto(canvas: HTMLCanvasElement, photo: Blob): Promise<void> {
  const picture = await createImageBitmap(photo);
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
}
