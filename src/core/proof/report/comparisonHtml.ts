import type { Tone } from '../chart/drawing';
import { PALETTES } from '../chart/palettes';
import { svgText, xml, type Palette } from '../chart/svgText';
import { reportOf, type ReportInput, type ReportSection } from './reportOf';

/** The comparison as one HTML page that loads nothing, in the theme of whoever reads it. */
export function comparisonHtml(input: ReportInput): string {
  const { title, summary, sections, again } = reportOf(input);
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${xml(title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${xml(title)}</h1>`,
    ...summary.map(paragraph),
    ...sections.flatMap(section),
    ...again.flatMap(({ heading, sentence, json }) => [
      `<h2>${heading}</h2>`,
      paragraph(sentence),
      `<pre tabindex="0">${xml(json)}</pre>`,
    ]),
    '</body></html>',
    '',
  ].join('\n');
}

function section({ heading, paragraphs, chart, table }: ReportSection): string[] {
  const head = table.head.map((cell) => `<th scope="col">${xml(cell)}</th>`).join('');
  const rows = table.rows.map(([first = '', ...cells]) => {
    const rest = cells.map((cell) => `<td>${xml(cell)}</td>`).join('');
    return `<tr><th scope="row">${xml(first)}</th>${rest}</tr>`;
  });
  return [
    `<h2>${xml(heading)}</h2>`,
    ...paragraphs.map(paragraph),
    ...(chart === null ? [] : [`<div class="chart">${svgText(chart, VARIABLES)}</div>`]),
    `<div class="table"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table></div>`,
  ];
}

function paragraph(text: string): string {
  return `<p>${xml(text)}</p>`;
}

/** Each tone as the variable that holds it on the page. */
const VARIABLES = Object.fromEntries(Object.keys(PALETTES.light).map((tone) => [tone, `var(--${tone})`])) as Palette; // the same keys

function variables(palette: Palette): string {
  return (Object.keys(palette) as Tone[]).map((tone) => `--${tone}:${palette[tone]}`).join(';'); // keys of a palette
}

const STYLE =
  `:root{color-scheme:light dark;${variables(PALETTES.light)}}` +
  `@media (prefers-color-scheme:dark){:root{${variables(PALETTES.dark)}}}` +
  'body{font:14px/1.5 Inter,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif;font-variant-numeric:tabular-nums;' +
  'max-width:72rem;margin:2rem auto;padding:0 1rem;color:var(--ink);background:var(--panel)}' +
  'h1{font-size:1.5rem;line-height:1.3}h2{font-size:1.1rem;margin-top:2.5rem}p{max-width:48rem}' +
  '.chart,.table{overflow-x:auto}.chart{margin:1rem 0}table{border-collapse:collapse;width:100%;font-size:13px}' +
  'td,th{padding:.35rem .6rem;border-bottom:1px solid var(--line);text-align:right;font-weight:400;vertical-align:top}td{white-space:nowrap}' +
  'thead th{color:var(--ink-3);font-size:12px}th:first-child{text-align:left;min-width:11rem}' +
  'pre{font-size:12px;overflow:auto;max-height:24rem;border:1px solid var(--line);border-radius:6px;padding:.75rem}';
