// @vitest-environment jsdom
import { act, cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_POLLING, edgeId, emptyAgent, newTool, nodeId, type AgentDocument } from '../../core/model';
import type * as LayoutModule from '../../core/layout';
import type * as EditorModule from '../../editor';
import { createEditor, EditorProvider, type Editor } from '../../editor';
import { Canvas } from './Canvas';

/** Nodes and lines that were rendered since the last reset: a face asks for its subtitle, a line for its whole path, once in each render. */
const rendered = vi.hoisted(() => ({ nodes: new Set<string>(), lines: 0 }));

vi.mock('../../editor', async (importOriginal) => {
  const editor = await importOriginal<typeof EditorModule>();
  const nodeSubtitle: typeof editor.nodeSubtitle = (node) => {
    rendered.nodes.add(node.id);
    return editor.nodeSubtitle(node);
  };
  return { ...editor, nodeSubtitle };
});
vi.mock('../../core/layout', async (importOriginal) => {
  const layout = await importOriginal<typeof LayoutModule>();
  const routePath: typeof layout.routePath = (points, trimEnd) => {
    if (trimEnd === undefined) rendered.lines += 1;
    return layout.routePath(points, trimEnd);
  };
  return { ...layout, routePath };
});

beforeAll(() => {
  // jsdom has no layout: the canvas gets the size it has in a window of 1440 × 900.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = vi.fn();
      unobserve = vi.fn();
      disconnect = vi.fn();
    },
  );
  vi.stubGlobal(
    'DOMMatrixReadOnly',
    class {
      m22 = 1;
    },
  );
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.includes('reduced-motion'),
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
  }));
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(864);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(545);
});

let editor: Editor;

beforeEach(() => {
  editor = createEditor(agentWithMonitor());
  render(
    <EditorProvider editor={editor}>
      <Canvas onDropItem={vi.fn()} />
    </EditorProvider>,
  );
});
afterEach(cleanup);

describe('Canvas', () => {
  it('says of each node what it is and how it waits', () => {
    expect(node(/^Tool monitor, Lambda batch-monitor, every 30 s, up to 20 × = 10 min/)).toBeTruthy();
    expect(node(/^Model call Call Model/)).toBeTruthy();
    expect(node('Start')).toBeTruthy();
  });

  it('follows a selection made elsewhere', () => {
    act(() => editor.select({ nodes: [nodeId('tool-1')] }));

    expect(node(/^Tool monitor/).getAttribute('aria-current')).toBe('true');
    expect(node(/^Tool search/).getAttribute('aria-current')).toBeNull();
  });

  it('goes from node to node with the arrow keys and selects where it goes', async () => {
    const user = userEvent.setup();
    node(/^Tool search/).focus();

    await user.keyboard('{ArrowDown}');

    expect(document.activeElement).toBe(node(/^Tool monitor/));
    expect(editor.store.getState().selection.nodes).toEqual(['tool-1']);
  });

  it('moves what is selected with Alt and arrows as one step of undo', () => {
    act(() => editor.select({ nodes: [nodeId('tool-1')] }));
    const before = editor.store.getState().history.done.length;

    fireEvent.keyDown(node(/^Tool monitor/), { key: 'ArrowRight', altKey: true });
    fireEvent.keyDown(node(/^Tool monitor/), { key: 'ArrowRight', altKey: true, shiftKey: true });
    fireEvent.keyUp(node(/^Tool monitor/), { key: 'Alt' });

    const { document: agent, history } = editor.store.getState();
    expect(agent.layout.positions[nodeId('tool-1')]?.x).toBe(400 + 4 + 40);
    expect(history.done.length - before).toBe(1);
  });

  it('refuses a name that is taken, with the reason, and keeps a good one', async () => {
    const user = userEvent.setup();
    node(/^Tool monitor/).focus();
    await user.keyboard('{F2}');
    const field = screen.getByRole('textbox', { name: 'Name' });

    await user.clear(field);
    await user.type(field, 'search');
    expect(screen.getByRole('alert').textContent).toContain('“search”');
    await user.keyboard('{Enter}');
    expect(screen.getByRole('textbox', { name: 'Name' })).toBe(field);
    await user.clear(field);
    await user.type(field, 'watch{Enter}');

    expect(node(/^Tool watch/)).toBe(document.activeElement);
  });

  it('removes with Delete and goes on to the neighbour', () => {
    node(/^Tool search/).focus();

    fireEvent.keyDown(node(/^Tool search/), { key: 'Delete' });

    expect(screen.queryByRole('group', { name: /^Tool search/ })).toBeNull();
    expect(document.activeElement).toBe(node(/^Tool monitor/));
  });

  it('zooms to life size with Shift+0 and fits with Shift+1', () => {
    fireEvent.click(screen.getByRole('button', { name: 'Zoom out' }));
    expect(screen.getByRole('button', { name: /^Zoom to 100/ }).textContent).not.toBe('100');

    fireEvent.keyDown(window, { code: 'Digit0', key: ')', shiftKey: true });

    expect(screen.getByRole('button', { name: /^Zoom to 100/ }).textContent).toBe('100');
  });

  it('renders only the dragged node and its lines while it is dragged, and writes one step when it is let go', () => {
    const element = node(/^Tool monitor/);
    pointer(element, 'mouseDown', 500, 300);
    pointer(window, 'mouseMove', 510, 310);
    pointer(window, 'mouseMove', 520, 320);
    rendered.nodes.clear();
    rendered.lines = 0;

    pointer(window, 'mouseMove', 530, 330);

    expect([...rendered.nodes]).toEqual(['tool-1']);
    expect(rendered.lines).toBe(3); // its call, its result, its give-up track
    expect(editor.store.getState().history.done).toHaveLength(0);

    pointer(window, 'mouseUp', 530, 330);

    const { document: agent, history } = editor.store.getState();
    expect(Object.keys(agent.layout.positions)).toEqual(['tool-1']);
    expect(history.done).toHaveLength(1);
  });
});

function node(name: string | RegExp): HTMLElement {
  return screen.getByRole('group', { name });
}

/** A mouse event as d3-drag wants it: it listens on the event's `view`, which jsdom's constructor does not take from a test. */
function pointer(target: Element | Window, type: 'mouseDown' | 'mouseMove' | 'mouseUp', x: number, y: number): void {
  const event = createEvent[type](target, { clientX: x, clientY: y, button: 0, bubbles: true });
  Object.defineProperty(event, 'view', { value: window });
  fireEvent(target, event);
}

function agentWithMonitor(): AgentDocument {
  const empty = emptyAgent('test');
  const lambda = (name: string) =>
    ({ type: 'lambda', functionArn: `arn:aws:lambda:us-east-1:123456789012:function:${name}` }) as const;
  const tools = [
    newTool(nodeId('tool-0'), 'search', { target: lambda('search') }),
    newTool(nodeId('tool-1'), 'monitor', {
      target: lambda('batch-monitor'),
      polling: { ...DEFAULT_POLLING, mode: 'wait-before-call' },
    }),
    newTool(nodeId('tool-2'), 'report', { target: lambda('report') }),
  ];
  const edges = tools.map(({ id }) => ({ id: edgeId(`model-${id}`), from: nodeId('model'), to: id }));
  return {
    ...empty,
    nodes: { ...empty.nodes, ...Object.fromEntries(tools.map((tool) => [tool.id, tool])) },
    edges: { ...empty.edges, ...Object.fromEntries(edges.map((edge) => [edge.id, edge])) },
  };
}
