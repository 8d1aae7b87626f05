import { compileAgent } from './compileAgent';
import { agentWith, lambdaTool, pollingTool } from './testing/agents';
import { toolsOf, type AgentDocument, type PollingMode } from '../model';

/**
 * How long compiling takes: `npm run bench compiler`. The editor compiles on each change, so 200 tools have to fit into one frame (16 ms). `whole`
 * compiles a fresh copy of the document each time, as when a file is opened; `edit` changes one tool, as the editor does, and what belongs to the
 * others is found again. Medians of processor time after warming up.
 */
const RUNS = 60;
const WARM_UP = 20;

function agentOf(tools: number, mode: PollingMode): AgentDocument {
  const made = Array.from({ length: tools }, (_, index) =>
    mode === 'none' ? lambdaTool(`tool_${index}`) : pollingTool(`tool_${index}`, { mode }),
  );
  return agentWith({ tools: made });
}

function medianMs(documentOf: (run: number) => AgentDocument): number {
  const times = Array.from({ length: WARM_UP + RUNS }, (_, run) => {
    const document = documentOf(run);
    const start = process.cpuUsage();
    compileAgent(document);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  });
  return Number((times.slice(WARM_UP).toSorted((a, b) => a - b)[RUNS / 2] ?? 0).toFixed(2));
}

/** The interval of the first tool is typed anew; everything else is the same object. */
function edited(document: AgentDocument): (run: number) => AgentDocument {
  const [tool] = toolsOf(document);
  if (tool === undefined) return () => document;
  return (run) => ({
    ...document,
    nodes: { ...document.nodes, [tool.id]: { ...tool, polling: { ...tool.polling, polling_interval: 10 + run } } },
  });
}

const rows = [10, 50, 200].flatMap((tools) =>
  (['none', 'wait-before-call', 'poll-in-machine', 'callback'] as const).map((mode) => {
    const document = agentOf(tools, mode);
    const bytes = JSON.stringify(compileAgent(document).definition).length;
    return {
      tools,
      mode,
      'whole, ms': medianMs(() => structuredClone(document)),
      'edit, ms': medianMs(edited(document)),
      'definition KiB': Math.round(bytes / 1024),
    };
  }),
);
console.table(rows);
