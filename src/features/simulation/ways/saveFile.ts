import type { Drawing } from '../../../core/proof';

/** Hands a file to the browser to be saved; the address of its content lives only until the click is over. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = window.document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 0);
}

/** Pixels of the picture for each of the drawing: sharp on paper and on a dense screen. */
const PNG_SCALE = 2;

/**
 * Paints an SVG file.
 *
 * @throws if the browser cannot draw it.
 */
export async function pngOf(svg: string, { width, height }: Drawing): Promise<Blob> {
  const image = new Image();
  // `data:` is all that the Content-Security-Policy lets a picture come from
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = window.document.createElement('canvas');
  canvas.width = width * PNG_SCALE;
  canvas.height = height * PNG_SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('The canvas gave no picture.')) : resolve(blob)),
      'image/png',
    );
  });
}

/** Name of a file about an agent: letters, digits and dashes, whatever the agent is called. */
export function fileStem(agentName: string): string {
  const stem = agentName
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return stem === '' ? 'agent' : stem;
}
