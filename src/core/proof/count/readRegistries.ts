import type { AgentPlan } from '../../compiler';
import { taskTarget } from '../../simulator';
import type { ModelSetup } from './modelSetup';
import type { Tape } from './tape';
import { taskStep } from './taskStep';

/** The first States of an agent that is configured in registries: the agent, the model's provider, and each tool that is switched on. */
export function readRegistries(tape: Tape, plan: AgentPlan, { providerConfig, registryTools }: ModelSetup): void {
  readItem(tape); // Load Agent Configuration
  if (plan.model?.node.service.type === 'lambda') {
    readItem(tape); // Load LLM Provider Config
    tape.enter(); // Build Provider Config
    if (providerConfig === null) {
      tape.event(); // EvaluationFailed
      tape.end('FAILED');
    }
    tape.event();
  }
  if (plan.tools.length === 0) return;
  tape.enter(); // Load Tools
  tape.event();
  for (let tool = 0; tool < registryTools; tool += 1) {
    tape.event(); // MapIterationStarted
    readItem(tape);
    tape.event();
  }
  tape.event(2);
}

function readItem(tape: Tape): void {
  taskStep(tape, {
    target: GET_ITEM,
    timeoutSeconds: 30,
    heartbeatSeconds: null,
    ask: () => ({ outcome: { kind: 'return', value: {} } }),
  });
  tape.event();
}

const GET_ITEM = taskTarget('arn:aws:states:::dynamodb:getItem');
