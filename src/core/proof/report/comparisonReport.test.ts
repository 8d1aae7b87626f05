import { describe, expect, it } from 'vitest';
import { awsPrices } from '../../cost';
import { DEFAULT_POLLING, edgeId, emptyAgent, newTool, nodeId, type AgentDocument } from '../../model';
import { compareWays, sweepInterval } from '../compareWays';
import { defaultScenario } from '../scenario/defaultScenario';
import { comparisonHtml, comparisonMarkdown, type ReportInput } from './comparisonReport';

const prices = awsPrices('us-east-1');

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
  return { document, scenario, comparison, sweep, prices };
}

describe('the comparison as a report', () => {
  it('says the numbers of the comparison, in Markdown', async () => {
    const report = await input();
    const text = comparisonMarkdown(report);

    expect(text).toContain('# a &lt;b&gt; \\| "agent": ways to wait with monitor');
    expect(text).toContain('a job of 1 min, a model that takes 2 s for a turn, seed 1');
    const [noWait] = report.comparison.ways;
    expect(text).toContain(`| ${noWait?.callsInWindow} | ${noWait?.calls} | ${noWait?.metrics.modelTurns} |`);
    expect(text).toMatch(/^\| 10 s \| \d+ \| \d+ s \| \$[\d,.]+ \|$/m);
    expect(text).toContain('| State transitions | 0.025 | 1,000 transitions | 2026-11-22 |');
  });

  it('is one page that loads nothing and cannot be written into', async () => {
    const page = comparisonHtml(await input());

    expect(page).toContain('<title>a &lt;b&gt; | &quot;agent&quot;: ways to wait with monitor</title>');
    expect(page).not.toMatch(/<script|<link|src=|url\(|<b>/);
    expect(page.match(/<svg role="img" aria-label="/g)).toHaveLength(2);
    expect(page.match(/<table>/g)).toHaveLength(3);
  });

  it('is the same for the same input', async () => {
    expect(comparisonHtml(await input())).toBe(comparisonHtml(await input()));
  });
});
