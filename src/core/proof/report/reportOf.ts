import { PRICE_NAMES, pricesOf, type PriceSettings } from '../../cost';
import { describeWaiting, formatDuration, formatRoughDuration, toolsOf, type AgentDocument } from '../../model';
import { adviseInterval, gainOf, whyLate } from '../advice';
import { sweepChart } from '../chart/sweepChart';
import type { Drawing } from '../chart/drawing';
import { waysChart } from '../chart/waysChart';
import { atPrices, comparisonOf, RUNS_PRICED, type SweepPoint, type WayResult } from '../compareWays';
import { compact, dollars, lateText, shortTime, whole } from '../numbers';
import type { Scenario } from '../scenario/scenario';
import { shownWays } from '../shownWays';
import { impossibleWaysText } from '../waysOfWaiting';

/** What a report is made of; the same input gives the same bytes, in the browser and on the command line. */
export interface ReportInput {
  readonly document: AgentDocument;
  readonly scenario: Scenario;
  /** The compared tool, as the model names it. */
  readonly tool: string;
  readonly ways: readonly WayResult[];
  readonly sweep: readonly SweepPoint[];
  readonly prices: PriceSettings;
}

/** A report as data, for every format. */
export interface Report {
  readonly title: string;
  readonly summary: readonly string[];
  readonly sections: readonly ReportSection[];
  /** What gives the report again, besides the agent. */
  readonly again: readonly ReportFile[];
}

/** JSON to keep in a file. */
export interface ReportFile {
  readonly heading: string;
  readonly sentence: string;
  readonly json: string;
}

export interface ReportSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly chart: Drawing | null;
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

/** Gathers what a comparison came to, priced as the person set it. */
export function reportOf(input: ReportInput): Report {
  const { document, scenario, tool: toolName, prices: settings } = input;
  const tool = toolsOf(document).find((candidate) => candidate.toolName === toolName);
  const prices = pricesOf(settings);
  const ways = input.ways.map((way) => atPrices(way, prices));
  const { rows, chosen } = tool === undefined ? { rows: ways, chosen: undefined } : shownWays(ways, tool.polling);
  const gain = gainOf(comparisonOf(toolName, ways), chosen);
  const leftOut = tool === undefined ? '' : impossibleWaysText(document, tool);
  return {
    title: `${document.name}: ways to wait with ${toolName}`,
    summary: [
      ...(gain === null ? [] : [gain.sentence, ...(gain.better === null ? [] : [gain.better.sentence])]),
      `Simulated on a virtual clock: ${jobText(scenario, toolName)}, a model that takes ${scenario.model.turnSeconds} s for a turn, seed ${scenario.seed}. Every number comes from running the state machine that is exported.`,
      ...(tool === undefined ? [] : [`The settings of the agent: ${describeWaiting(tool.polling)}`]),
    ],
    sections: [
      {
        heading: 'Ways to wait',
        paragraphs: [
          ...(chosen === undefined ? [] : [`${chosen.label}, as the agent is set: ${whyLate(chosen)}`]),
          ...(leftOut === '' ? [] : [leftOut]),
        ],
        chart: waysChart(comparisonOf(toolName, rows), chosen),
        table: waysTable(rows, chosen),
      },
      {
        heading: `Cost of ${whole(RUNS_PRICED)} runs by line`,
        paragraphs: [],
        chart: null,
        table: linesTable(rows, settings),
      },
      sweepSection(
        input.sweep.map((point) => atPrices(point, prices)),
        tool?.polling.polling_interval ?? null,
      ),
      {
        heading: 'Prices',
        paragraphs: [
          `Region ${settings.region}. The free tier is not counted. A transition is each state entered, each retry and each child workflow.`,
        ],
        chart: null,
        table: {
          head: ['Price', 'US dollars', 'For', 'Region', 'Checked on', 'Source'],
          rows: PRICE_NAMES.map((name) => prices[name]).map((price) => [
            price.title,
            String(price.usd),
            `${whole(price.per)} ${price.unit}${price.per === 1 ? '' : 's'}`,
            price.region === '' ? '–' : price.region,
            price.checkedOn === '' ? '–' : price.checkedOn,
            price.source,
          ]),
        },
      },
    ],
    again: [
      {
        heading: 'Scenario',
        sentence: `As the first of the scenarios in the agent file it gives this report again, for the tool ${toolName} and at the prices below.`,
        json: JSON.stringify(scenario, null, 2),
      },
      {
        heading: 'Settings of the prices',
        sentence: 'A file with them is what --prices of stepwright compare reads.',
        json: JSON.stringify(settings, null, 2),
      },
    ],
  };
}

function jobText({ jobs }: Scenario, tool: string): string {
  const seconds = Object.hasOwn(jobs, tool) ? jobs[tool]?.durationSeconds : undefined;
  if (seconds === undefined) return 'no job behind the tool';
  return seconds === null ? 'a job that never ends' : `a job of ${formatRoughDuration(seconds)}`;
}

function waysTable(rows: readonly WayResult[], chosen: WayResult | undefined): ReportSection['table'] {
  return {
    head: [
      'Who waits',
      'Calls in 2 min',
      'All calls',
      'Asked the service',
      'Model turns',
      'Tokens',
      'Transitions',
      'Events',
      'Lambda GB-s',
      'Seen late by',
      'On average',
      `Per ${whole(RUNS_PRICED)} runs`,
    ],
    rows: rows.map((way) => {
      const { usage, modelTurns, transitions, events } = way.metrics;
      return [
        `${way.label}${way === chosen ? ', your settings' : ''} (${way.assumption})`,
        ...[way.callsInWindow, way.calls, way.statusCalls, modelTurns].map(whole),
        compact(usage.inputTokens + usage.outputTokens),
        ...[transitions, events].map(whole),
        compact(usage.lambdaGbSeconds),
        lateText(way.noticedAfterSeconds),
        way.lateness === null ? '–' : shortTime(way.lateness.averageSeconds),
        dollars(way.costPerThousandRuns.totalUsd),
      ];
    }),
  };
}

function linesTable(rows: readonly WayResult[], settings: PriceSettings): ReportSection['table'] {
  const prices = pricesOf(settings);
  const used = PRICE_NAMES.filter((name) =>
    rows.some(({ costPerThousandRuns }) => costPerThousandRuns.lines.some(({ price }) => price === name)),
  );
  return {
    head: ['Who waits', ...used.map((name) => prices[name].title), 'Together'],
    rows: rows.map(({ label, costPerThousandRuns: { lines, totalUsd } }) => [
      label,
      ...used.map((name) => dollars(lines.find(({ price }) => price === name)?.costUsd ?? 0)),
      dollars(totalUsd),
    ]),
  };
}

function sweepSection(points: readonly SweepPoint[], chosenSeconds: number | null): ReportSection {
  const advice = adviseInterval(points, chosenSeconds);
  return {
    heading: 'Cost against lateness, by interval',
    paragraphs: advice === null ? [] : [advice.sentence],
    chart: sweepChart(points, { chosenSeconds, recommendedSeconds: advice?.intervalSeconds ?? null }).drawing,
    table: {
      head: [
        'Interval',
        'Calls',
        'Model turns',
        'Seen late by, on average',
        'This job',
        `Per ${whole(RUNS_PRICED)} runs`,
      ],
      rows: points.map((point) => [
        formatDuration(point.intervalSeconds),
        whole(point.calls),
        whole(point.metrics.modelTurns),
        point.lateness === null ? 'never' : shortTime(point.lateness.averageSeconds),
        lateText(point.noticedAfterSeconds),
        dollars(point.costPerThousandRuns.totalUsd),
      ]),
    },
  };
}
