import { assertNever } from '../../base';
import { TEXT_SIZE, type Drawing, type Mark, type Tone } from './drawing';

/** Colour of each tone, as SVG and CSS write colours. */
export type Palette = Readonly<Record<Tone, string>>;

const FONT = 'Inter, -apple-system, Segoe UI, Roboto, Helvetica Neue, Liberation Sans, Arial, sans-serif';

/** A drawing as an SVG file that stands alone: its ground and fonts are in it, nothing is loaded. */
export function svgFile(drawing: Drawing, palette: Palette): string {
  const ground = `<rect width="100%" height="100%" fill="${palette.panel}"/>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svgText(drawing, palette, ground)}\n`;
}

/** A drawing as an `svg` element of a page. */
export function svgText(drawing: Drawing, palette: Palette, ground = ''): string {
  const { width, height, title, marks } = drawing;
  const name = xml(title);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${name}" viewBox="0 0 ${number(width)} ${number(height)}"` +
    ` width="${number(width)}" height="${number(height)}" font-family="${FONT}"><title>${name}</title>` +
    `${ground}${marks.map((mark) => markText(mark, palette)).join('')}</svg>`
  );
}

function markText(mark: Mark, palette: Palette): string {
  const paint = (tone: Tone | null | undefined): string => (tone == null ? 'none' : palette[tone]);
  const stroke = (tone: Tone | undefined): string => (tone === undefined ? '' : ` stroke="${palette[tone]}"`);
  switch (mark.kind) {
    case 'rect':
      return `<rect x="${number(mark.x)}" y="${number(mark.y)}" width="${number(mark.width)}" height="${number(mark.height)}"${mark.radius === undefined ? '' : ` rx="${number(mark.radius)}"`} fill="${paint(mark.fill)}"${stroke(mark.stroke)}/>`;
    case 'circle':
      return `<circle cx="${number(mark.x)}" cy="${number(mark.y)}" r="${number(mark.radius)}" fill="${paint(mark.fill)}"${stroke(mark.stroke)}/>`;
    case 'path':
      return `<path d="${pathData(mark.points)}" fill="none"${stroke(mark.stroke)} stroke-width="${number(mark.strokeWidth ?? 1)}"${mark.dash === undefined ? '' : ` stroke-dasharray="${mark.dash}"`} stroke-linejoin="round"/>`;
    case 'text':
      return `<text x="${number(mark.x)}" y="${number(mark.y)}" font-size="${mark.size ?? TEXT_SIZE}"${mark.strong === true ? ' font-weight="600"' : ''} text-anchor="${mark.anchor ?? 'start'}" fill="${paint(mark.fill)}">${xml(mark.text)}</text>`;
    default:
      return assertNever(mark);
  }
}

/** `M1 2L3 4` */
export function pathData(points: readonly { readonly x: number; readonly y: number }[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${number(x)} ${number(y)}`).join('');
}

/** A tenth of a pixel is enough, and the same on every machine. */
function number(value: number): string {
  return String(Math.round(value * 10) / 10);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for the inside of an element or an attribute of HTML or XML; characters XML cannot hold become the replacement character. */
export function xml(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
