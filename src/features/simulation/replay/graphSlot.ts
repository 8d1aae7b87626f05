import { createContext, type ReactNode } from 'react';
import type { Replay } from '../../../editor';

/** Draws the graph of a run. The canvas is another feature: whoever puts the page together hands it in. */
export type DrawGraph = (replay: Replay) => ReactNode;

export const GraphContext = createContext<DrawGraph | null>(null);
