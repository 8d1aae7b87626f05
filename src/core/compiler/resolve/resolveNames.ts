import type { AgentSettings, ToolNode } from '../../model';
import type { StateNamer } from './names';
import type { MachineNames, ToolNames } from './plan';

/** Names of the States that every agent has, in the design's words or the framework's. */
export function machineNames(
  namer: StateNamer,
  { naming, configuration }: AgentSettings,
  modelLabel: string,
): MachineNames {
  const framework = naming === 'framework';
  const reads = configuration.type === 'registry';
  const label = modelLabel.trim() === '' ? DEFAULT_MODEL_LABEL : modelLabel;
  return {
    initialize: namer.name(framework || reads ? 'Load Agent Configuration' : 'Initialize'),
    loadProvider: namer.name('Load LLM Provider Config'),
    buildProvider: namer.name('Build Provider Config'),
    loadTools: namer.name('Load Tool Definitions'),
    getTool: namer.name('Get Tool Details'),
    checkToolCalls: namer.name('Check for Tool Calls'),
    mapToolCalls: namer.name('Map Tool Calls'),
    route: namer.name('Route Tool Call'),
    unknownTool: namer.name('Unknown Tool'),
    returnToolResult: namer.name('Return Tool Result'),
    tokenMetrics: namer.name('Update Token Metrics'),
    prepareResults: namer.name('Prepare Tool Results'),
    turnLimit: namer.name('Model Turn Limit Reached'),
    success: namer.name('Success'),
    // The person's own words come last: they give way to the fixed names, never the other way round.
    callModel: namer.name('{}', framework && label === DEFAULT_MODEL_LABEL ? 'Call Unified LLM' : label),
  };
}

/** Names of one tool's States. In the framework's words `Execute T` is the Wait of a polling tool. */
export function toolNames(namer: StateNamer, naming: AgentSettings['naming'], tool: ToolNode): ToolNames {
  const name = (words: string) => namer.name(words, tool.toolName);
  const common = {
    check: name('Check {}'),
    giveUp: name('Give Up {}'),
    askPerson: name('Ask About {}'),
    checkDecision: name('Check Decision {}'),
  };
  if (naming === 'design') {
    return {
      wait: name('Wait Before {}'),
      execute: name('Execute {}'),
      requestApproval: name('Request Approval {}'),
      checkApproval: name('Check Approval {}'),
      ...common,
    };
  }
  const waits = tool.polling.mode === 'wait-before-call' || tool.polling.mode === 'poll-in-machine';
  return {
    wait: name(waits ? 'Execute {}' : 'Wait Before {}'),
    execute: name(waits ? 'Invoke {} After Wait' : tool.approval === null ? 'Execute {}' : 'Invoke {}'),
    requestApproval: name('Request Approval for {}'),
    checkApproval: name('Approval Decision for {}'),
    ...common,
  };
}

const DEFAULT_MODEL_LABEL = 'Call Model';
