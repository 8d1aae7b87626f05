import { createContext, use } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { invariant } from '../../../core/base';
import type { NodeId } from '../../../core/model';

/** What the canvas itself is busy with; gone when it closes. */
export interface CanvasState {
  /** The node whose name is being typed. */
  readonly renaming: NodeId | null;
  /** A context menu and where it opened, in page coordinates. */
  readonly menu: { readonly nodeId: NodeId; readonly x: number; readonly y: number } | null;
}

export type CanvasStore = StoreApi<CanvasState>;

export function createCanvasStore(): CanvasStore {
  return createStore<CanvasState>(() => ({ renaming: null, menu: null }));
}

export const CanvasStoreContext = createContext<CanvasStore | null>(null);

export function useCanvasStore(): CanvasStore {
  const store = use(CanvasStoreContext);
  invariant(store !== null, 'A part of the canvas stands outside of it.');
  return store;
}

export function useCanvas<T>(selector: (state: CanvasState) => T): T {
  return useStore(useCanvasStore(), selector);
}
