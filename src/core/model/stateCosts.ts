import type { AgentDocument } from './agentDocument';
import { isConnectedToModel, modelOf, toolsOf } from './queries';
import type { ToolNode } from './toolNode';

/** What something adds to a run: States entered, and entries of its history. */
export interface Cost {
  readonly transitions: number;
  readonly events: number;
}

/** The parts of a run in which the model calls one tool. Counted on recorded executions; a Map here has one iteration. */
export interface RunCosts {
  /** From the start to the first model call. */
  readonly start: Cost;
  /** A model turn that ends in a call, up to the router; everything but the tool's own States. */
  readonly round: Cost;
  /** The tool's Task. */
  readonly call: Cost;
  readonly wait: Cost;
  /** The Choice after each check of a loop in the machine. */
  readonly check: Cost;
  /** Asking a person and reading the answer. */
  readonly approval: Cost;
  /** Asking a person what to do when polling gives up. */
  readonly decision: Cost;
  /** The shared way out of an iteration. */
  readonly returnResult: Cost;
  /** The turn in which the model answers, and the end. */
  readonly answer: Cost;
  /** The end of a run that fails: a Fail state, or an error inside the Map. */
  readonly failAtTop: Cost;
  readonly failInMap: Cost;
}

export function runCosts(document: AgentDocument, tool: ToolNode): RunCosts {
  const { tokenMetrics, naming, configuration } = document.settings;
  const modelCall = tokenMetrics.enabled ? sum(TASK, TASK) : TASK;
  const prepareResults = naming === 'framework' ? PASS : NOTHING;
  return {
    start: sum(EXECUTION_STARTED, configuration.type === 'inline' ? PASS : registryCost(document)),
    round: sum(modelCall, CHOICE, MAP, ITERATION, CHOICE, prepareResults),
    call: callCost(tool),
    wait: WAIT,
    check: CHOICE,
    approval: tool.approval === null ? NOTHING : sum(tool.approval.via.type === 'activity' ? TASK : TOKEN_TASK, CHOICE),
    decision: tool.polling.mode === 'poll-in-machine' ? sum(TASK, CHOICE) : TASK,
    returnResult: PASS,
    answer: sum(modelCall, CHOICE, SUCCEED, EXECUTION_ENDED),
    failAtTop: sum(modelCall, CHOICE, FAIL, EXECUTION_ENDED),
    // The failed iteration and the failed Map stand in place of the ends of iteration and Map; what comes after the Map does not.
    failInMap: sum(FAIL, { transitions: 0, events: -1 }, EXECUTION_ENDED, times(-1, prepareResults)),
  };
}

/** The history of a Standard execution ends here, and the run with it. @see Step Functions quotas */
export const MAX_EVENTS_OF_RUN = 25_000;

export function sum(...costs: readonly Cost[]): Cost {
  return costs.reduce((all, cost) => ({
    transitions: all.transitions + cost.transitions,
    events: all.events + cost.events,
  }));
}

export function times(count: number, cost: Cost): Cost {
  return { transitions: count * cost.transitions, events: count * cost.events };
}

const NOTHING: Cost = { transitions: 0, events: 0 };
/** Entered, scheduled, started, succeeded, exited. */
const TASK: Cost = { transitions: 1, events: 5 };
/** A Task with a token or a job behind it is also submitted. */
const TOKEN_TASK: Cost = { transitions: 1, events: 6 };
const CHOICE: Cost = { transitions: 1, events: 2 };
const WAIT: Cost = { transitions: 1, events: 2 };
const PASS: Cost = { transitions: 1, events: 2 };
const SUCCEED: Cost = { transitions: 1, events: 2 };
/** A Fail is entered and never exited. */
const FAIL: Cost = { transitions: 1, events: 1 };
/** Entered, started, succeeded, exited. */
const MAP: Cost = { transitions: 1, events: 4 };
/** Started, succeeded. */
const ITERATION: Cost = { transitions: 0, events: 2 };
const EXECUTION_STARTED: Cost = { transitions: 0, events: 1 };
const EXECUTION_ENDED: Cost = { transitions: 0, events: 1 };

function callCost({ target, polling }: ToolNode): Cost {
  switch (target.type) {
    case 'activity':
      return TASK;
    case 'lambda':
      return polling.mode === 'callback' ? TOKEN_TASK : TASK;
    case 'sub-agent':
      return TOKEN_TASK;
    case 'service':
      return polling.mode === 'callback' || /\.(sync(:2)?|waitForTaskToken)$/.test(target.resourceArn)
        ? TOKEN_TASK
        : TASK;
  }
}

/** Agent and provider are read from the registries, and one item for each tool; a Pass makes the provider's settings of them. */
function registryCost(document: AgentDocument): Cost {
  const tools = toolsOf(document).filter(({ id }) => isConnectedToModel(document, id)).length;
  const provider = modelOf(document)?.service.type === 'bedrock' ? NOTHING : sum(TASK, PASS);
  return sum(TASK, provider, tools === 0 ? NOTHING : sum(MAP, times(tools, sum(ITERATION, TASK))));
}
