/** More than a screen shows is memory for nothing: a photo has 12 million pixels and more. */
const LONGEST = 1280;

/**
 * Draws a photo into a canvas: unlike an image with an address, that needs nothing of the page's policy. Rejects for a
 * file that is no picture.
 */
export async function drawPhoto(canvas: HTMLCanvasElement, photo: Blob): Promise<void> {
  const picture = await createImageBitmap(photo);
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
}
