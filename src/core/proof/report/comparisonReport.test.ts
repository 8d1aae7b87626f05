import { describe, expect, it } from 'vitest';
import { LIST_PRICES, pricesOf } from '../../cost';
import { DEFAULT_POLLING, edgeId, emptyAgent, newTool, nodeId, type AgentDocument } from '../../model';
import { compareWays, sweepInterval } from '../compareWays';
import { defaultScenario } from '../scenario/defaultScenario';
import { comparisonHtml } from './comparisonHtml';
import { comparisonMarkdown } from './comparisonMarkdown';
import type { ReportInput } from './reportOf';

const prices = pricesOf(LIST_PRICES);

async function input(): Promise<ReportInput> {
  const base = emptyAgent('a <b> | "agent"');
  const tool = newTool(nodeId('monitor'), 'monitor', {
    target: { type: 'lambda', functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:monitor' },
    polling: { ...DEFAULT_POLLING, mode: 'wait-before-call' },
  });
  const edge = { id: edgeId('e'), from: nodeId('model'), to: tool.id };
  const document: AgentDocument = {
    ...base,
    nodes: { ...base.nodes, [tool.id]: tool },
    edges: { ...base.edges, [edge.id]: edge },
  };
  const scenario = {
    ...defaultScenario(document),
    jobs: { monitor: { durationSeconds: 60, outcome: 'succeeded' as const, startedBy: null } },
  };
  const comparison = await compareWays(document, tool.id, scenario, { prices });
  const sweep = await sweepInterval(document, tool.id, scenario, { prices, intervals: [10] });
  if (comparison === null || sweep === null) throw new Error('the tool is there');
  return { document, scenario, tool: comparison.tool, ways: comparison.ways, sweep, prices: LIST_PRICES };
}

describe('the comparison as a report', () => {
  it('says the numbers of the comparison, in Markdown', async () => {
    const report = await input();
    const text = comparisonMarkdown(report);

    expect(text).toContain('# a &lt;b&gt; | "agent": ways to wait with monitor');
    expect(text).toContain('a job of 1 min, a model that takes 2 s for a turn, seed 1');
    const [noWait] = report.ways;
    expect(text).toContain(
      `| ${noWait?.callsInWindow} | ${noWait?.calls} | ${noWait?.statusCalls} | ${noWait?.metrics.modelTurns} |`,
    );
    expect(text).toMatch(/^From \d+ calls to \d+ in the first two minutes: \d+ % fewer\./m);
    expect(text).toMatch(/^\| 10 s \| \d+ \| \d+ \| [\d.]+ s \| [\d.]+ s \| \$[\d,.]+ \|$/m);
    expect(text).toContain('| State transitions | 0.025 | 1,000 transitions | us-east-1 | 2026-11-22 |');
  });

  it('has the lines of each cost add up to its total', async () => {
    const rows = comparisonMarkdown(await input())
      .split('## Cost of 1,000 runs by line')[1]
      ?.split('##')[0]
      ?.trim()
      .split('\n')
      .slice(2)
      .map((row) =>
        row
          .split('|')
          .slice(2, -1)
          .map((cell) => Number(cell.replace(/[$,]/g, ''))),
      );

    expect(rows?.length).toBeGreaterThan(5);
    for (const row of rows ?? []) {
      const together = row.at(-1) ?? 0;
      const sum = row.slice(0, -1).reduce((total, usd) => total + usd, 0);
      expect(Math.abs(sum - together)).toBeLessThanOrEqual(0.5 + together * 0.01); // each is rounded
    }
  });

  it('follows the prices of the person without a run', async () => {
    const report = await input();
    const dear = comparisonMarkdown({
      ...report,
      prices: { region: 'sa-east-1', architecture: 'arm64', prices: { modelInputToken: 300 } },
    });

    expect(dear).toContain('| State transitions | 0.0375 | 1,000 transitions | sa-east-1 |');
    expect(dear).toContain('| Model, tokens in | 300 | 1,000,000 tokens | – | – | set by you |');
    expect(dear).not.toBe(comparisonMarkdown(report));
  });

  it('is one page that loads nothing and cannot be written into', async () => {
    const page = comparisonHtml(await input());

    expect(page).toContain('<title>a &lt;b&gt; | &quot;agent&quot;: ways to wait with monitor</title>');
    expect(page).not.toMatch(/<script|<link|src=|url\(|<b>/);
    expect(page.match(/<svg /g)).toHaveLength(2);
    expect(page.match(/<table>/g)).toHaveLength(4);
    expect(page).not.toMatch(/(fill|stroke)="(undefined|null)"/);
  });

  it('takes no name for markup, and leaves the underscores of a tool as they are', async () => {
    const report = await input();
    const named = { ...report, document: { ...report.document, name: '_a_ ~b~ snake_case_name' } };

    expect(comparisonMarkdown(named)).toContain('# \\_a\\_ \\~b\\~ snake_case_name: ways to wait');
  });

  it('holds the scenario and the prices, with which it can be made again', async () => {
    const report = await input();
    const own = { ...report, prices: { ...LIST_PRICES, region: 'sa-east-1', prices: { modelInputToken: 0.25 } } };
    const files = [...comparisonMarkdown(own).matchAll(/```json\n([^]*?)\n```/g)].map(([, json = '']) => json);

    expect(files.map((json) => JSON.parse(json) as unknown)).toEqual([own.scenario, own.prices]);
  });

  it('is the same for the same input', async () => {
    expect(comparisonHtml(await input())).toBe(comparisonHtml(await input()));
  });
});
