import { toolNameProblem, type ToolNode, type ToolTarget, type ToolTargetType } from '../../../core/model';
import type { JsonValue } from '../../../core/json';
import { useEditor } from '../../../editor';
import { BoundSegmented, BoundText } from '../fields/BoundFields';
import { BoundJson } from '../fields/BoundJson';
import { labels } from '../labels';
import { HeartbeatOption } from './CallbackSection';

const words = labels.tool;
const targets = (Object.keys(words.targets) as ToolTargetType[]).map((value) => ({
  value,
  label: words.targets[value],
})); // the keys of a table over ToolTargetType

/** What the tool is called, what the model reads about it, and what runs. */
export function ToolTab({ tool }: { readonly tool: ToolNode }) {
  const isTaken = useEditor(({ document }) =>
    Object.values(document.nodes).some(
      (node) => node.id !== tool.id && 'toolName' in node && node.toolName === tool.toolName,
    ),
  );
  const problem = toolNameProblem(tool.toolName) ?? (isTaken ? words.nameTaken(tool.toolName) : undefined);
  return (
    <>
      <div className="isec">
        <BoundText
          field="toolName"
          label={words.name}
          help={words.nameHelp}
          value={tool.toolName}
          mono
          problem={problem}
        />
        <BoundText
          field="description"
          label={words.description}
          help={words.descriptionHelp}
          value={tool.description}
          rows={4}
        />
      </div>
      <div className="isec">
        <BoundSegmented
          field="target"
          label={words.target}
          value={tool.target.type}
          options={targets}
          toJson={(type) => targetOf(type, tool.target)}
        />
        <TargetFields target={tool.target} />
      </div>
      <div className="isec">
        <BoundJson
          field="inputSchema"
          label={words.inputSchema}
          help={words.inputSchemaHelp}
          value={tool.inputSchema}
          object
        />
      </div>
      {Object.keys(tool.extra).length > 0 && (
        <div className="isec">
          <BoundJson field="extra" label={words.extra} help={words.extraHelp} value={tool.extra} object />
        </div>
      )}
    </>
  );
}

function TargetFields({ target }: { readonly target: ToolTarget }) {
  switch (target.type) {
    case 'lambda':
      return (
        <BoundText
          field="target.functionArn"
          label={words.functionArn}
          value={target.functionArn}
          mono
          placeholder="arn:aws:lambda:…:function:…"
        />
      );
    case 'activity':
      return (
        <>
          <BoundText
            field="target.activityArn"
            label={words.activityArn}
            help={words.activityHelp}
            value={target.activityArn}
            mono
            placeholder="arn:aws:states:…:activity:…"
          />
          <HeartbeatOption
            field="target.heartbeatSeconds"
            heartbeatSeconds={target.heartbeatSeconds}
            timeoutSeconds={Number.POSITIVE_INFINITY}
          />
        </>
      );
    case 'sub-agent':
      return (
        <BoundText
          field="target.stateMachineArn"
          label={words.stateMachineArn}
          help={words.stateMachineHelp}
          value={target.stateMachineArn}
          mono
          placeholder="arn:aws:states:…:stateMachine:…"
        />
      );
    case 'service':
      return (
        <>
          <BoundText
            field="target.resourceArn"
            label={words.resourceArn}
            value={target.resourceArn}
            mono
            placeholder="arn:aws:states:::athena:getQueryExecution"
          />
          <BoundJson
            field="target.arguments"
            label={words.serviceArguments}
            help={words.argumentsHelp}
            value={target.arguments}
          />
        </>
      );
  }
}

/** An empty target of another type; the same type keeps what it has. */
function targetOf(type: ToolTargetType, current: ToolTarget): JsonValue {
  if (type === current.type) return { ...current };
  switch (type) {
    case 'lambda':
      return { type, functionArn: '' };
    case 'activity':
      return { type, activityArn: '', heartbeatSeconds: null };
    case 'sub-agent':
      return { type, stateMachineArn: '' };
    case 'service':
      return { type, resourceArn: '', arguments: {} };
  }
}
