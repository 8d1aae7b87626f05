import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryAgent } from '../../compiler/testing/arbitraryAgent';
import { toolsOf, type AgentDocument, type PollingSettings } from '../../model';
import { layoutAgent } from './layoutAgent';

const changes: fc.Arbitrary<Partial<PollingSettings>> = fc.oneof(
  fc.record({ polling_interval: fc.integer({ min: 1, max: 900 }) }),
  fc.record({ max_polling_attempts: fc.option(fc.integer({ min: 0, max: 50 })) }),
  fc.record({ mode: fc.constantFrom('none' as const, 'callback' as const, 'poll-in-machine' as const) }),
  fc.record({ onGiveUp: fc.constantFrom('tell-model' as const, 'fail' as const, 'human' as const) }),
);

describe('looksAlike', () => {
  it('never keeps a layout that differs from the one made from scratch', () => {
    fc.assert(
      fc.property(arbitraryAgent(), fc.array(changes, { maxLength: 4 }), fc.boolean(), (agent, typed, narrow) => {
        let document = agent;
        layoutAgent(document, { narrow });
        for (const change of typed) {
          document = withPolling(document, change);
          const kept = layoutAgent(document, { narrow });

          // A copy shares nothing, so nothing can be kept for it. The placement's columns hold the tools as they were: compare what is drawn.
          const fresh = layoutAgent(structuredClone(document), { narrow });
          expect(drawnOf(kept)).toEqual(drawnOf(fresh));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the layout while an interval is typed', () => {
    const [agent] = fc.sample(
      arbitraryAgent().filter((one) => toolsOf(one).length > 0),
      { seed: 1, numRuns: 1 },
    );
    if (agent === undefined) throw new Error('No agent was made.');

    const before = layoutAgent(agent, { narrow: false });

    expect(layoutAgent(withPolling(agent, { polling_interval: 77 }), { narrow: false })).toBe(before);
  });
});

function drawnOf({ placement, routes, labels, bounds }: ReturnType<typeof layoutAgent>) {
  const { columns, ...rest } = placement;
  return {
    ...rest,
    columns: columns.map(({ tools, ...column }) => [tools.map(({ id }) => id), column]),
    routes,
    labels,
    bounds,
  };
}

function withPolling(document: AgentDocument, change: Partial<PollingSettings>): AgentDocument {
  const [tool] = toolsOf(document);
  if (tool === undefined) return document;
  const changed = { ...tool, polling: { ...tool.polling, ...change } };
  return { ...document, nodes: { ...document.nodes, [tool.id]: changed } };
}
