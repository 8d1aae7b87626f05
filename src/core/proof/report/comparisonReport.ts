import type { PriceTable } from '../../cost';
import { describeWaiting, formatRoughDuration, toolsOf, type AgentDocument } from '../../model';
import { CALL_WINDOW_SECONDS, type SweepPoint, type WayComparison, type WayResult } from '../compareWays';
import type { Scenario } from '../scenario/scenario';

/** What a report is made of; the same input gives the same bytes. */
export interface ReportInput {
  readonly document: AgentDocument;
  readonly scenario: Scenario;
  readonly comparison: WayComparison;
  readonly sweep: readonly SweepPoint[];
  readonly prices: PriceTable;
}

/** The comparison as Markdown, for a pull request or a wiki. */
export function comparisonMarkdown(input: ReportInput): string {
  const { title, paragraphs, tables } = reportOf(input);
  const blocks = tables.map(({ heading, head, rows }) => {
    const line = (cells: readonly string[]): string => `| ${cells.map(markdownCell).join(' | ')} |`;
    const rule = `|${head.map((_, index) => (index === 0 ? ' --- ' : ' ---: ')).join('|')}|`;
    return [`## ${heading}`, '', line(head), rule, ...rows.map(line)].join('\n');
  });
  return [`# ${markdownCell(title)}`, ...paragraphs, ...blocks, ''].join('\n\n');
}

/** The comparison as one HTML page that loads nothing: tables, and charts that repeat them as pictures. */
export function comparisonHtml(input: ReportInput): string {
  const { title, paragraphs, tables } = reportOf(input);
  const blocks = tables.map(({ heading, head, rows }, index) => {
    const cells = (row: readonly string[], tag: 'td' | 'th'): string =>
      row.map((cell) => `<${tag}${tag === 'th' ? ' scope="col"' : ''}>${html(cell)}</${tag}>`).join('');
    const chart = index === 0 ? callsChart(input.comparison) : index === 1 ? sweepChart(input.sweep) : '';
    const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n');
    return `<h2>${html(heading)}</h2>\n${chart}<table>\n<thead><tr>${cells(head, 'th')}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
  });
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${html(title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${html(title)}</h1>`,
    ...paragraphs.map((text) => `<p>${html(text)}</p>`),
    ...blocks,
    '</body></html>',
    '',
  ].join('\n');
}

interface Report {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly tables: readonly {
    readonly heading: string;
    readonly head: readonly string[];
    readonly rows: readonly (readonly string[])[];
  }[];
}

function reportOf({ document, scenario, comparison, sweep, prices }: ReportInput): Report {
  const tool = toolsOf(document).find(({ toolName }) => toolName === comparison.tool);
  const job = scenario.jobs[comparison.tool];
  const duration =
    job?.durationSeconds == null ? 'a job that never ends' : `a job of ${formatRoughDuration(job.durationSeconds)}`;
  const percent = (comparison.reduction * 100).toFixed(0);
  return {
    title: `${document.name}: ways to wait with ${comparison.tool}`,
    paragraphs: [
      `Simulated on a virtual clock: ${duration}, a model that takes ${scenario.model.turnSeconds} s for a turn, seed ${scenario.seed}. Every number comes from running the state machine that is exported.`,
      `The settings of the agent: ${tool === undefined ? '' : describeWaiting(tool.polling)}`,
      `A wait before the call saves ${percent} % of the calls in the first ${formatRoughDuration(CALL_WINDOW_SECONDS)}.`,
    ],
    tables: [
      {
        heading: 'Ways to wait',
        head: [
          'Who waits',
          'Calls in 2 min',
          'All calls',
          'Model turns',
          'Transitions',
          'Events',
          'Seen late by',
          'Per 1,000 runs',
        ],
        rows: comparison.ways.map(wayRow),
      },
      {
        heading: 'Cost against lateness',
        head: ['Interval', 'Calls', 'Seen late by', 'Per 1,000 runs'],
        rows: sweep.map((point) => [
          formatRoughDuration(point.intervalSeconds),
          whole(point.calls),
          lateness(point.noticedAfterSeconds),
          dollars(point.costPerThousandRuns.totalUsd),
        ]),
      },
      {
        heading: 'Prices',
        head: ['Price', 'US dollars', 'For', 'Checked on', 'Source'],
        rows: Object.values(prices).map((price) => [
          price.title,
          String(price.usd),
          `${whole(price.per)} ${price.unit}${price.per === 1 ? '' : 's'}`,
          price.checkedOn === '' ? '–' : price.checkedOn,
          price.source,
        ]),
      },
    ],
  };
}

function wayRow(way: WayResult): string[] {
  return [
    `${way.label} (${way.assumption})`,
    whole(way.callsInWindow),
    whole(way.calls),
    whole(way.metrics.modelTurns),
    whole(way.metrics.transitions),
    whole(way.metrics.events),
    lateness(way.noticedAfterSeconds),
    dollars(way.costPerThousandRuns.totalUsd),
  ];
}

function lateness(seconds: number | null): string {
  return seconds === null ? 'never' : formatRoughDuration(seconds);
}

function whole(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 0 });
}

function dollars(usd: number): string {
  return `$${usd.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

const CHART_WIDTH = 640;
const LABEL_WIDTH = 200;
const BAR_HEIGHT = 22;

/** Calls in the window, a bar for each way. The table beside it says the same to who cannot see it. */
function callsChart({ ways }: WayComparison): string {
  const most = Math.max(1, ...ways.map(({ callsInWindow }) => callsInWindow));
  const bars = ways.map(({ label, callsInWindow }, index) => {
    const width = ((CHART_WIDTH - LABEL_WIDTH - 60) * callsInWindow) / most;
    const y = index * BAR_HEIGHT;
    return `<text x="0" y="${y + 15}">${html(label)}</text><rect x="${LABEL_WIDTH}" y="${y + 4}" width="${width.toFixed(1)}" height="14"/><text x="${(LABEL_WIDTH + width + 6).toFixed(1)}" y="${y + 15}">${whole(callsInWindow)}</text>`;
  });
  return svg(ways.length * BAR_HEIGHT, 'Calls in the first two minutes, by way of waiting', bars.join(''));
}

/** Lateness over cost, a dot for each interval. */
function sweepChart(points: readonly SweepPoint[]): string {
  const height = 220;
  const cost = points.map(({ costPerThousandRuns }) => Math.log10(Math.max(0.01, costPerThousandRuns.totalUsd)));
  const late = points.map(({ noticedAfterSeconds }) => noticedAfterSeconds ?? 0);
  const scale = (values: readonly number[], value: number, length: number): number => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return high === low ? length / 2 : ((value - low) / (high - low)) * length;
  };
  const dots = points.map(({ intervalSeconds }, index) => {
    const x = 40 + scale(cost, cost[index] ?? 0, CHART_WIDTH - 120);
    const y = height - 30 - scale(late, late[index] ?? 0, height - 60);
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="4"/><text x="${(x + 7).toFixed(1)}" y="${(y + 4).toFixed(1)}">${formatRoughDuration(intervalSeconds)}</text>`;
  });
  const axes = `<text x="40" y="${height - 4}">cheaper ← cost of 1,000 runs → dearer</text><text x="0" y="14">later</text>`;
  return svg(height, 'Seconds until the end is seen, over cost, by interval', dots.join('') + axes);
}

function svg(height: number, label: string, content: string): string {
  return `<svg role="img" aria-label="${html(label)}" viewBox="0 0 ${CHART_WIDTH} ${height}" width="${CHART_WIDTH}" height="${height}">${content}</svg>\n`;
}

const STYLE =
  'body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c1e21;background:#fff}' +
  'table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}td,th{padding:.3rem .6rem;border-bottom:1px solid #ccc;text-align:right}' +
  'td:first-child,th:first-child{text-align:left}svg{font:13px system-ui,sans-serif;margin:1rem 0;max-width:100%}rect,circle{fill:#2563a8}';

const HTML_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function html(text: string): string {
  return text.replace(/[&<>"']/g, (character) => HTML_ESCAPES[character] ?? character);
}

function markdownCell(text: string): string {
  return text
    .replaceAll('|', '\\|')
    .replace(/\s+/g, ' ')
    .replace(/[<>]/g, (bracket) => HTML_ESCAPES[bracket] ?? bracket);
}
