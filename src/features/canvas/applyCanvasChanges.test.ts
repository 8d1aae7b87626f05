import { describe, expect, it } from 'vitest';
import { nodeId } from '../../core/model';
import { applyCanvasChanges } from './applyCanvasChanges';

const [a, b] = [nodeId('a'), nodeId('b')];

describe('applyCanvasChanges', () => {
  it('joins what is selected and deselected into one selection', () => {
    const change = applyCanvasChanges(
      [
        { type: 'select', id: 'a', selected: false },
        { type: 'select', id: 'b', selected: true },
      ],
      [a],
    );

    expect(change.selected).toEqual([b]);
  });

  it('says that the selection stays when nothing about it changes', () => {
    expect(applyCanvasChanges([{ type: 'select', id: 'a', selected: true }], [a]).selected).toBeNull();
  });

  it('takes positions only while something is dragged, as whole numbers', () => {
    const { dragged } = applyCanvasChanges(
      [
        { type: 'position', id: 'a', position: { x: 10.4, y: 20.6 }, dragging: true },
        { type: 'position', id: 'b', position: { x: 1, y: 1 }, dragging: false },
      ],
      [],
    );

    expect([...dragged]).toEqual([[a, { x: 10, y: 21 }]]);
  });

  it('lets sizes, replacements and removals go no further', () => {
    const change = applyCanvasChanges(
      [
        { type: 'dimensions', id: 'a', dimensions: { width: 1, height: 1 } },
        { type: 'remove', id: 'b' },
      ],
      [a, b],
    );

    expect(change).toEqual({ selected: null, dragged: new Map() });
  });
});
