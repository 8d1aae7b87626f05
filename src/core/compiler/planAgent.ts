import type { AgentDocument } from '../model';
import type { AgentPlan } from './resolve/plan';
import { resolveAgent } from './resolve/resolveAgent';

/** What the compiler makes States of: the agent with every name given out, every number valid, and what it leaves out left out. */
export function planAgent(document: AgentDocument): AgentPlan {
  return resolveAgent(document, []);
}
