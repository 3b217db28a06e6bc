/** A frame of the same origin on the page. */
export function openFrame(): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  Object.assign(frame.style, { width: '390px', height: '900px' });
  document.body.append(frame);
  return frame;
}

/** The document of a frame of the same origin. */
export function documentIn(frame: HTMLIFrameElement): Document {
  if (!frame.contentDocument) throw new Error('The frame has no document');
  return frame.contentDocument;
}
