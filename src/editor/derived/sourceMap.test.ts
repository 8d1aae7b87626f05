import { describe, expect, it } from 'vitest';
import type { CompileResult } from '../../core/compiler';
import { childPointer, pointerOf } from '../../core/json';
import { nodeId } from '../../core/model';
import { createSourceMap } from './sourceMap';

const model = nodeId('model');
const monitor = nodeId('monitor');
const inMap = pointerOf('States', 'Map Tool Calls', 'ItemProcessor');
const wait = childPointer(inMap, 'States', 'Wait Before m/x');
const execute = childPointer(inMap, 'States', 'Execute m/x');

const compiled: CompileResult = {
  definition: {
    StartAt: 'Call LLM',
    States: {
      'Call LLM': { Type: 'Pass', Next: 'Map Tool Calls' },
      'Map Tool Calls': {
        Type: 'Map',
        ItemProcessor: {
          StartAt: 'Wait Before m/x',
          States: {
            'Wait Before m/x': { Type: 'Wait', Seconds: 30, Next: 'Execute m/x' },
            'Execute m/x': { Type: 'Pass', End: true },
          },
        },
        End: true,
      },
    },
  },
  origins: [
    {
      pointer: pointerOf('States', 'Call LLM'),
      places: [[pointerOf('States', 'Call LLM'), { nodeId: model }]],
    },
    {
      pointer: pointerOf('States', 'Map Tool Calls'),
      places: [[pointerOf('States', 'Map Tool Calls'), { nodeId: model }]],
    },
    {
      pointer: wait,
      places: [
        [wait, { nodeId: monitor }],
        [childPointer(wait, 'Seconds'), { nodeId: monitor, field: 'polling.polling_interval' }],
        [childPointer(wait, 'Next'), { nodeId: monitor, field: 'toolName' }],
      ],
    },
    { pointer: execute, places: [[execute, { nodeId: monitor }]] },
  ],
  diagnostics: [],
};

describe('createSourceMap', () => {
  const map = createSourceMap(compiled);
  const textOf = (range: { start: number; end: number }) => map.text.slice(range.start, range.end);

  it('lists the States a node made, with the text of each', () => {
    const states = map.statesOfNode(monitor);

    expect(states.map(({ name }) => name)).toEqual(['Wait Before m/x', 'Execute m/x']);
    expect(textOf(states[0]!.range)).toMatch(/^"Wait Before m\/x": \{[^]*\}$/);
    expect(states[0]!.container).toBe(pointerOf('States', 'Map Tool Calls'));
  });

  it('leaves what other nodes made out of the parts of a node', () => {
    const [callModel, ...aroundTools] = map.rangesOfNode(model).map(textOf);

    expect(callModel).toContain('Call LLM');
    expect(aroundTools.join('')).toContain('"ItemProcessor"');
    expect(aroundTools.join('')).not.toContain('"Wait Before m/x": {');
  });

  it('finds the node and the State around each offset', () => {
    const seconds = map.text.indexOf('30');

    expect(map.nodeAtOffset(seconds)).toBe(monitor);
    expect(map.stateAtOffset(seconds)?.name).toBe('Wait Before m/x');
    expect(map.nodeAtOffset(map.text.indexOf('"Call LLM": {') + 1)).toBe(model);
    expect(map.nodeAtOffset(0)).toBeNull();
    expect(map.stateAtOffset(0)).toBeNull();
    expect(map.nodeAtOffset(map.text.length)).toBeNull();
  });

  it('cuts the whole text into parts without gap or overlap', () => {
    const parts = [model, monitor].flatMap((id) => map.rangesOfNode(id)).sort((a, b) => a.start - b.start);

    parts.forEach((part, index) => expect(part.end).toBeLessThanOrEqual(parts[index + 1]?.start ?? map.text.length));
    for (let offset = 0; offset < map.text.length; offset += 1) {
      const owner = parts.find(({ start, end }) => start <= offset && offset < end);
      const expected = owner === undefined ? null : map.rangesOfNode(model).includes(owner) ? model : monitor;
      expect(map.nodeAtOffset(offset)).toBe(expected);
    }
  });

  it('finds where a field went, and the bare numbers among what the fields became', () => {
    const [place] = map.rangesOfField(monitor, 'polling.polling_interval');

    expect(place?.pointer).toBe(childPointer(wait, 'Seconds'));
    expect(textOf(place!.range)).toBe('"Seconds": 30');
    expect(map.numbersOfNode(monitor).map(textOf)).toEqual(['30']);
    expect(map.numbersOfNode(model)).toEqual([]);
  });

  it('gives a pointer that is not recorded its own range, one that is gone the range around it', () => {
    expect(textOf(map.rangeOfPointer(childPointer(wait, 'Next')))).toBe('"Next": "Execute m/x"');
    expect(textOf(map.rangeOfPointer(childPointer(wait, 'Retry', 3)))).toMatch(/^"Wait Before m\/x"/);
    expect(map.originOf(childPointer(wait, 'Type'))).toEqual({ nodeId: monitor });
    expect(map.originOf(pointerOf('StartAt'))).toBeNull();
  });
});
