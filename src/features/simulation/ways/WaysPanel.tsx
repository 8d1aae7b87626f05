import { useRef } from 'react';
import { PRICES_CHECKED_ON } from '../../../core/cost';
import type { JsonObject } from '../../../core/json';
import type { NodeId, ToolNode } from '../../../core/model';
import {
  comparisonOf,
  gainOf,
  impossibleWaysText,
  settingsOfWay,
  shownWays,
  waysChart,
  whyLate,
  type WayId,
} from '../../../core/proof';
import { setNodeField, useEditor, useEditorInstance } from '../../../editor';
import { announce, Button, Select, useWidth } from '../../../ui';
import { comparedTool, useResults, useSimulation, useSimulationView, waitingTools } from '../simulationSession';
import { labels } from './labels';
import { SaveMenu } from './SaveMenu';
import { usePricedWays } from './usePricedResults';
import { useReport } from './useReport';
import { WaysTable } from './WaysTable';
import './ways.css';

/** Width below which columns are left to the lines of a row. */
const NARROW = 800;

/** The same job in every way of waiting, side by side: rows come as they have been run. */
export function WaysPanel() {
  const editor = useEditorInstance();
  const session = useSimulation();
  const document = useEditor((state) => state.document);
  const tool = comparedTool(
    document,
    useSimulationView((view) => view.comparedId),
  );
  const ways = usePricedWays();
  const report = useReport();
  const panel = useRef<HTMLElement>(null);
  const width = useWidth(panel);
  if (tool === undefined) return <p className="cap">{labels.none}</p>;
  const { rows, chosen } = shownWays(ways, tool.polling);
  const leftOut = impossibleWaysText(document, tool);
  const gain = gainOf(comparisonOf(tool.toolName, ways), chosen);
  const use = (id: WayId, label: string) => {
    const settings = settingsOfWay(id, tool.polling);
    if (settings === null) return;
    editor.execute(setNodeField, { nodeId: tool.id, field: 'polling', value: settings as unknown as JsonObject }); // plain data
    announce(labels.used(label));
    session.run(session.view.getState().scenario);
  };
  return (
    <section ref={panel} className="ways" aria-label={labels.title(tool.toolName)}>
      <header className="ways-head">
        <h2>{labels.title(tool.toolName)}</h2>
        <ToolPicker tools={waitingTools(document)} tool={tool} onPick={session.compare} />
        <span className="grow" />
        <SaveMenu
          chart="ways"
          draw={() => (rows.length === 0 ? null : waysChart(comparisonOf(tool.toolName, rows), chosen))}
          report={report}
        />
      </header>
      <p className="cap">{labels.note}</p>
      <Progress done={ways.length} />
      {gain !== null && (
        <div className="ways-gain">
          <p>{gain.sentence}</p>
          {gain.better !== null && <p>{gain.better.sentence}</p>}
          {gain.better !== null && (
            <Button variant="outline" onClick={() => use('poll-in-machine', gain.better?.way.label ?? '')}>
              {labels.switchTo}
            </Button>
          )}
        </div>
      )}
      {rows.length > 0 && (
        <WaysTable rows={rows} chosen={chosen} polling={tool.polling} isNarrow={width < NARROW} onUse={use} />
      )}
      {rows.length > 0 && leftOut !== '' && <p className="cap">{leftOut}</p>}
      {chosen !== undefined && (
        <div className="ways-why">
          <h3>{labels.why}</h3>
          <p>{whyLate(chosen)}</p>
        </div>
      )}
      <PricesNote />
    </section>
  );
}

/** Which tool is compared; a heading says it if there is only one. */
function ToolPicker(props: {
  readonly tools: readonly ToolNode[];
  readonly tool: ToolNode;
  readonly onPick: (toolId: NodeId) => void;
}) {
  const { tools, tool, onPick } = props;
  if (tools.length < 2) return null;
  return (
    <Select
      label={<span className="sr-only">{labels.tool}</span>}
      value={tool.id}
      options={tools.map(({ id, toolName }) => ({ value: id, label: toolName }))}
      onChange={onPick}
    />
  );
}

function Progress({ done }: { readonly done: number }) {
  const phase = useResults((state) => state.phase);
  const sweeping = useResults((state) => state.sweep.length > 0);
  if (phase === 'comparing' && !sweeping) {
    return (
      <p className="cap" role="status">
        {labels.running(done)}
      </p>
    );
  }
  return phase === 'stopped' && done > 0 ? <p className="cap">{labels.stopped(done)}</p> : null;
}

function PricesNote() {
  const { region, prices } = useEditor((state) => state.view.prices);
  const hasOwnTokens = prices.modelInputToken !== undefined && prices.modelOutputToken !== undefined;
  return (
    <p className="cap">
      {labels.pricesNote(region, PRICES_CHECKED_ON)} {hasOwnTokens ? '' : labels.example}
    </p>
  );
}
