import { compileAgent } from './compileAgent';
import { agentWith, lambdaTool, pollingTool } from './testing/agents';
import type { AgentDocument, PollingMode } from '../model';

/**
 * How long compiling takes: `npx tsx src/core/compiler/compiler.bench.ts`. The editor compiles on each change, so 200 tools have to fit into
 * one frame (16 ms). Each row is the median of runs after warming up; a fresh document each time, as nothing is remembered between runs.
 */
const RUNS = 60;
const WARM_UP = 20;

function agentOf(tools: number, mode: PollingMode): AgentDocument {
  const made = Array.from({ length: tools }, (_, index) =>
    mode === 'none' ? lambdaTool(`tool_${index}`) : pollingTool(`tool_${index}`, { mode }),
  );
  return agentWith({ tools: made });
}

function medianMs(document: AgentDocument): number {
  const times = Array.from({ length: WARM_UP + RUNS }, () => {
    const copy = structuredClone(document);
    const start = performance.now();
    compileAgent(copy);
    return performance.now() - start;
  });
  return times.slice(WARM_UP).toSorted((a, b) => a - b)[RUNS / 2] ?? 0;
}

const rows = [10, 50, 200].flatMap((tools) =>
  (['none', 'wait-before-call', 'poll-in-machine', 'callback'] as const).map((mode) => {
    const document = agentOf(tools, mode);
    const bytes = JSON.stringify(compileAgent(document).definition).length;
    return {
      tools,
      mode,
      'median ms': Number(medianMs(document).toFixed(2)),
      'definition KiB': Math.round(bytes / 1024),
    };
  }),
);
console.table(rows);
