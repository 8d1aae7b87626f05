import { use } from 'react';
import { useResults } from '../simulationSession';
import { GraphContext } from './graphSlot';
import { labels } from './labels';

/** The run on the graph, joined to the timeline above it. */
export function GraphPanel() {
  const replay = useResults((state) => state.replay);
  const draw = use(GraphContext);
  if (replay === null || draw === null) return <p className="help">{labels.graphNone}</p>;
  return <div className="graph-panel">{draw(replay)}</div>;
}
