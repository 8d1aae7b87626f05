import { Handle, Position, type NodeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import {
  displayName,
  toolsOf,
  type AgentNode,
  type ModelNode,
  type StructuredOutputNode,
  type ToolNode,
} from '../../../core/model';
import { nodeIconName, nodeSubtitle, nodeWaits, useDiagnosticsOfNode, useEditor, useModelTurns } from '../../../editor';
import { Chip, classNames, Icon } from '../../../ui';
import { labels, nodeName } from '../labels';
import { NodeName } from '../shared/NodeName';
import { nameElementId, type AgentFlowNode } from './agentNodes';
import { WaitRow } from './WaitRow';

type FaceProps = NodeProps<AgentFlowNode>;

/** A tool the model may call: what it is, and under a hairline how it waits. */
export const ToolFace = memo(function ToolFace({ data, selected, width = 0 }: FaceProps) {
  const { node, connected } = data;
  if (node.kind !== 'tool') return null;
  const waits = node.polling.mode !== 'none';
  return (
    <Face node={node} connected={connected} selected={selected}>
      <Head node={node} connected={connected} />
      {waits && <WaitRow polling={node.polling} width={width} />}
      {selected && connected && <span className="pin port" />}
      {waits && connected && selected && <span className={classNames('pin give', isUnlimited(node) && 'bad')} />}
      <Handle type="target" position={Position.Left} className="drop-target" isConnectableStart={false} />
    </Face>
  );
});

export const OutputFace = memo(function OutputFace({ data, selected }: FaceProps) {
  const { node, connected } = data;
  if (node.kind !== 'structured-output') return null;
  return (
    <Face node={node} connected={connected} selected={selected}>
      <Head node={node} connected={connected} />
      <Handle type="target" position={Position.Left} className="drop-target" isConnectableStart={false} />
    </Face>
  );
});

/** The model call: what answers, and how often it may be asked. */
export const ModelFace = memo(function ModelFace({ data, selected }: FaceProps) {
  const { node } = data;
  if (node.kind !== 'model') return null;
  return (
    <Face node={node} connected selected={selected}>
      <Head node={node} />
      <div className="turns cap">
        <Turns />
        <span>{labels.turnLimit(node.turnLimit)}</span>
      </div>
      <Handle type="source" position={Position.Right} className="source-port" title={labels.connectHint} />
    </Face>
  );
});

/** Each number that is typed changes it, and nothing else of the node. */
function Turns() {
  const toolCount = useEditor((state) => toolsOf(state.document).length);
  const turns = useModelTurns();
  return <span>{turns === null ? labels.toolCount(toolCount) : labels.aboutTurns(turns)}</span>;
}

/** Where the run begins and where it ends. */
export const PillFace = memo(function PillFace({ data, selected }: FaceProps) {
  const { node } = data;
  const problems = useDiagnosticsOfNode(node.id).filter((one) => one.severity === 'error').length;
  const name = nodeName(node, { problems, connected: true });
  return (
    <div className={classNames('pill', selected && 'sel')}>
      <span id={nameElementId(node.id)} hidden>
        {name}
      </span>
      <Icon name={nodeIconName(node)} />
      <span aria-hidden="true">{displayName(node)}</span>
    </div>
  );
});

interface FaceFrameProps {
  readonly node: AgentNode;
  readonly connected: boolean;
  readonly selected: boolean;
  readonly children: ReactNode;
}

function Face({ node, connected, selected, children }: FaceFrameProps) {
  const diagnostics = useDiagnosticsOfNode(node.id);
  const errors = diagnostics.filter((one) => one.severity === 'error').length;
  return (
    <div
      className={classNames(
        'node',
        nodeWaits(node) && 'time',
        selected && 'sel',
        errors > 0 && 'bad',
        !connected && 'loose',
      )}
    >
      <span id={nameElementId(node.id)} hidden>
        {nodeName(node, { problems: diagnostics.length, connected })}
      </span>
      {children}
      {errors > 0 && (
        <span className="corner dot" title={diagnostics[0]?.message}>
          {errors}
        </span>
      )}
    </div>
  );
}

interface HeadProps {
  readonly node: ToolNode | ModelNode | StructuredOutputNode;
  readonly connected?: boolean;
}

function Head({ node, connected = true }: HeadProps) {
  const warnings = useDiagnosticsOfNode(node.id).filter((one) => one.severity === 'warning');
  return (
    <div className="hd">
      <span className="tile">
        <Icon name={nodeIconName(node)} />
      </span>
      <span className="face-text">
        <NodeName node={node} />
        <div className="sub">{nodeSubtitle(node)}</div>
      </span>
      {!connected && <Chip tone="line">{labels.notConnected}</Chip>}
      {warnings.length > 0 && (
        <span className="mark warn" title={warnings.map((one) => one.message).join('\n')}>
          <Icon name="warning" small />
        </span>
      )}
      {node.kind === 'tool' && node.approval !== null && (
        <span className="mark t" title="A person decides before it runs">
          <Icon name="person" />
        </span>
      )}
    </div>
  );
}

function isUnlimited({ polling }: ToolNode): boolean {
  return polling.mode !== 'callback' && polling.max_polling_attempts === null;
}
