import { MAX_WAIT_SECONDS } from '../../asl';
import type { Diagnostic } from '../../diagnostics';
import { isJsonArray } from '../../json';
import {
  displayName,
  modelOf,
  nodesOf,
  structuredOutputsOf,
  toolsOf,
  type AgentDocument,
  type AgentSettings,
  type ConfigurationSource,
  type ModelNode,
  type StructuredOutputNode,
  type ToolNode,
} from '../../model';
import { compilerDiagnostic } from '../catalogue';
import { stateNamer, type StateNamer } from './names';
import { numberDoor } from './numberDoor';
import type { AgentPlan, ModelPlan, OutputPlan } from './plan';
import { promptParts } from './promptParts';
import { machineNames } from './resolveNames';
import { resolveModel } from './resolveModel';
import { resolveTool } from './resolveTool';

interface Resolved {
  readonly plan: AgentPlan;
  readonly diagnostics: readonly Diagnostic[];
}

/** The compiler, the prompt and the counting of a run ask for the plan of one document, one after the other. */
const known = new WeakMap<AgentDocument, Resolved>();

/** First pass: defaults, names and valid numbers; what cannot be compiled is left out with a diagnostic. */
export function resolveAgent(document: AgentDocument, diagnostics: Diagnostic[]): AgentPlan {
  let resolved = known.get(document);
  if (resolved === undefined) {
    const found: Diagnostic[] = [];
    resolved = { plan: planOf(document, found), diagnostics: found };
    known.set(document, resolved);
  }
  diagnostics.push(...resolved.diagnostics);
  return resolved.plan;
}

function planOf(document: AgentDocument, diagnostics: Diagnostic[]): AgentPlan {
  const { naming } = document.settings;
  const namer = stateNamer();
  const model = theModel(document, diagnostics);
  const names = machineNames(namer, document.settings, model?.node.label ?? '');
  const callable = callableNodes(document, diagnostics);
  const tools = callable
    .filter((node) => node.kind === 'tool')
    .map((node) => resolveTool(node, { namer, naming, diagnostics }));
  const outputs = callable
    .filter((node) => node.kind === 'structured-output')
    .map((node, index) => resolveOutput(node, { namer, naming, index }));
  reportRegistryPrompt(document, diagnostics);
  return {
    name: document.name,
    description: document.description,
    startNode: nodesOf(document).find((node) => node.kind === 'start')?.id ?? null,
    endNode: nodesOf(document).find((node) => node.kind === 'end')?.id ?? null,
    model,
    tools,
    outputs,
    prompt: model === null ? [] : promptParts(model.node, tools),
    names,
    settings: resolveSettings(document.settings, diagnostics),
  };
}

function theModel(document: AgentDocument, diagnostics: Diagnostic[]): ModelPlan | null {
  const [model, ...more] = nodesOf(document).filter((node): node is ModelNode => node.kind === 'model');
  if (model === undefined) {
    diagnostics.push(compilerDiagnostic('agent/no-model-call', {}));
    return null;
  }
  for (const extra of more) {
    diagnostics.push(compilerDiagnostic('agent/more-than-one-model-call', { nodeId: extra.id }, displayName(extra)));
  }
  return resolveModel(model, diagnostics);
}

/** Tools and structured outputs the model can call, tools first; each name once. */
function callableNodes(document: AgentDocument, diagnostics: Diagnostic[]): (ToolNode | StructuredOutputNode)[] {
  const taken = new Set<string>();
  const model = modelOf(document);
  const connected = new Set(
    Object.values(document.edges)
      .filter(({ from }) => from === model?.id)
      .map(({ to }) => to),
  );
  return [...toolsOf(document), ...structuredOutputsOf(document)].filter((node) => {
    const at = { nodeId: node.id, field: 'toolName' };
    if (node.toolName.trim() === '') {
      diagnostics.push(compilerDiagnostic('agent/tool-left-out-unnamed', at));
      return false;
    }
    if (!connected.has(node.id)) {
      const place = { nodeId: node.id };
      diagnostics.push(compilerDiagnostic('agent/tool-left-out-unconnected', place, node.toolName));
      return false;
    }
    if (taken.has(node.toolName)) {
      diagnostics.push(compilerDiagnostic('agent/tool-left-out-same-name', at, node.toolName));
      return false;
    }
    taken.add(node.toolName);
    return true;
  });
}

/** What the machine reads from the registry at each start is not taken from the document, and that is said. */
function reportRegistryPrompt(document: AgentDocument, diagnostics: Diagnostic[]): void {
  const model = modelOf(document);
  if (document.settings.configuration.type === 'inline' || model === undefined || model.systemPrompt === '') return;
  diagnostics.push(compilerDiagnostic('agent/prompt-from-registry', { nodeId: model.id, field: 'systemPrompt' }));
}

interface OutputSurroundings {
  readonly namer: StateNamer;
  readonly naming: AgentSettings['naming'];
  readonly index: number;
}

function resolveOutput(node: StructuredOutputNode, { namer, naming, index }: OutputSurroundings): OutputPlan {
  const { required } = node.schema;
  const words = naming === 'framework' ? 'Success with Structured Output' : 'Return Structured Output';
  return {
    node,
    required: isJsonArray(required) ? [...new Set(required.filter((name) => typeof name === 'string'))] : [],
    stateName: index === 0 ? namer.name(words) : namer.name(`${words} {}`, node.toolName),
  };
}

function resolveSettings(settings: AgentSettings, diagnostics: Diagnostic[]): AgentSettings {
  const door = numberDoor(undefined, diagnostics);
  const { maxConcurrency, timeoutSeconds } = settings;
  return {
    ...settings,
    configuration: resolveConfiguration(settings.configuration, diagnostics),
    maxConcurrency: door.whole('maxConcurrency', maxConcurrency, { min: 0, max: MAX_CONCURRENCY, fallback: 5 }),
    timeoutSeconds:
      timeoutSeconds === null
        ? null
        : door.whole('timeoutSeconds', timeoutSeconds, { min: 1, max: MAX_WAIT_SECONDS, fallback: MAX_WAIT_SECONDS }),
  };
}

function resolveConfiguration(source: ConfigurationSource, diagnostics: Diagnostic[]): ConfigurationSource {
  if (source.type === 'inline') return source;
  const named = (field: 'agentTable' | 'agentVersion' | 'toolTable' | 'modelTable'): string => {
    if (source[field].trim() !== '') return source[field];
    diagnostics.push(compilerDiagnostic('agent/registry-incomplete', { field: `configuration.${field}` }, field));
    return 'not-set';
  };
  return {
    type: 'registry',
    agentTable: named('agentTable'),
    agentVersion: named('agentVersion'),
    toolTable: named('toolTable'),
    modelTable: named('modelTable'),
  };
}

/** An inline Map runs at most 40 iterations side by side. @see Step Functions developer guide, “Map state processing modes” */
const MAX_CONCURRENCY = 40;
