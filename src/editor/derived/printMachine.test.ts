import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileAgent } from '../../core/compiler';
import { arbitraryAgent } from '../../core/compiler/testing/arbitraryAgent';
import { printJson, type JsonValue } from '../../core/json';
import { toolsOf, type AgentDocument } from '../../core/model';
import { machineStates } from '../../core/asl';
import { printMachine } from './printMachine';

describe('printMachine', () => {
  it('prints what the plain printer prints and finds the same places, keystroke after keystroke', () => {
    fc.assert(
      fc.property(arbitraryAgent(), fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 3 }), (agent, typed) => {
        let document = agent;
        expectSame(document);
        for (const interval of typed) {
          document = withInterval(document, interval);
          expectSame(document);
        }
      }),
      { numRuns: 60 },
    );
  });
});

function expectSame(document: AgentDocument): void {
  const { definition } = compileAgent(document);
  const value = definition as unknown as JsonValue; // a StateMachine is JSON
  const plain = printJson(value);
  const printed = printMachine(definition);

  expect(printed.text()).toBe(plain.text);
  expect(printed.length).toBe(plain.text.length);
  expect(printed.utf8Bytes).toBe(Buffer.byteLength(plain.text));
  expect(printed.pieces.slice(0, -1).every(({ text }) => text.endsWith('\n'))).toBe(true);
  expect(printed.lines).toBe(plain.text.split('\n').length);
  expect(printed.states).toEqual(
    machineStates(definition).map((state) => {
      const range = plain.ranges.get(state.pointer);
      return { ...state, range, lines: plain.text.slice(range?.start, range?.end).split('\n').length };
    }),
  );
  for (const [pointer, range] of plain.ranges) expect(printed.rangeOf(pointer), pointer).toEqual(range);
}

/** As the field does it: nodes that are not touched stay the same objects. */
function withInterval(document: AgentDocument, interval: number): AgentDocument {
  const [tool] = toolsOf(document);
  if (tool === undefined) return document;
  const changed = { ...tool, polling: { ...tool.polling, polling_interval: interval } };
  return { ...document, nodes: { ...document.nodes, [tool.id]: changed } };
}
