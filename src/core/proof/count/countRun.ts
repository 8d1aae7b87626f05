import { planAgent, TOOL_MESSAGES, type AgentPlan, type ModelPlan } from '../../compiler';
import { MAX_PAYLOAD_BYTES } from '../../asl';
import type { JsonObject } from '../../json';
import { toolsOf, type AgentDocument } from '../../model';
import { SeededRandom } from '../../simulator';
import { measure, START_MS, type ScenarioMetrics } from '../runScenario';
import type { Scenario } from '../scenario/scenario';
import { parsed } from '../world/conversation';
import { JobClock } from '../world/jobClock';
import { callId, lastWords, sayingCall, tokensIn, writtenTokens, type Said } from '../world/modelAnswer';
import { watchedStatus } from '../world/watchedStatus';
import type { WorldCall } from '../world/worldCall';
import { messageContent } from './answerContent';
import { newConversation, type Conversation } from './conversation';
import { tell, type CountContext, type RoundResult } from './countedTool';
import { modelSetup, type ModelSetup } from './modelSetup';
import { sizeOf } from './size';
import { readRegistries } from './readRegistries';
import { Tape } from './tape';
import { toolRound } from './toolRound';

/** What a run does, counted. */
export interface CountedRun extends ScenarioMetrics {
  /** Seconds in Wait states, or for a callback, by tool. */
  readonly waitedSeconds: Readonly<Record<string, number>>;
}

/**
 * Counts the run that {@link runScenario} makes, without running the machine: the same turns, calls, States, events, bytes and tokens, in
 * about a millisecond and without an expression, so that it keeps up with typing. Tests hold the two together for every way to wait.
 *
 * Jitter is drawn from the scenario's seed, as the run draws it.
 *
 * @returns null: there is no model, so nothing is run; or the scenario has a script, pinned answers or failures, which need the machine.
 */
export function countRun(document: AgentDocument, scenario: Scenario): CountedRun | null {
  const plan = planAgent(document);
  if (plan.model === null) return null;
  return isForetold(scenario) ? new RunCounter(document, scenario, { plan, model: plan.model }).count() : null;
}

function isForetold({ model, tools }: Scenario): boolean {
  return (
    model.script === null &&
    model.failureRate === 0 &&
    Object.values(tools).every(({ failureRate, pinned }) => failureRate === 0 && pinned.length === 0)
  );
}

/** One run. The tape counts, the conversation grows, and the model follows its plan. */
class RunCounter {
  private readonly calls: WorldCall[] = [];
  private readonly tape: Tape;
  private readonly conversation: Conversation;
  private readonly context: CountContext;
  private turns = 0;
  private callsMade = 0;
  private readonly document: AgentDocument;
  private readonly scenario: Scenario;
  private readonly plan: AgentPlan;
  private readonly model: ModelPlan;
  private readonly setup: ModelSetup;

  constructor(document: AgentDocument, scenario: Scenario, { plan, model }: { plan: AgentPlan; model: ModelPlan }) {
    this.document = document;
    this.scenario = scenario;
    this.plan = plan;
    this.model = model;
    const { stateMachineType: type, timeoutSeconds } = plan.settings;
    this.tape = new Tape({ startMs: START_MS, type, timeoutSeconds });
    const numbers = new SeededRandom(scenario.seed);
    const random = (): number => numbers.sample();
    this.setup = modelSetup(document, plan, model);
    this.conversation = newConversation(model, this.setup, scenario.request);
    this.context = {
      tape: this.tape,
      plan,
      form: plan.settings.resultContent,
      world: { scenario, calls: this.calls, counts: new Map(), jobs: new JobClock(document, scenario), random },
      counters: new Map(),
      waitedMs: new Map(),
    };
  }

  count(): CountedRun {
    const { tape, document, scenario, plan, setup, context } = this;
    if (plan.settings.configuration.type === 'inline')
      tape.pass(); // Initialize
    else readRegistries(tape, plan, setup);
    this.followPlan();
    const metrics = { transitions: tape.transitions, events: tape.events, virtualMs: tape.nowMs - START_MS };
    return {
      ...measure(document, scenario, { result: { status: tape.status, metrics }, calls: this.calls }),
      waitedSeconds: Object.fromEntries([...context.waitedMs].map(([tool, ms]) => [tool, ms / 1000])),
    };
  }

  /** Each tool of the plan until it is done, then the answer. */
  private followPlan(): void {
    const { scenario, document, tape } = this;
    const tools = new Map(toolsOf(document).map((tool) => [tool.toolName, tool]));
    for (const name of new Set(scenario.model.plan)) {
      const tool = tools.get(name);
      if (tool === undefined) continue;
      const said = sayingCall(name, scenario);
      const isWatched = Object.hasOwn(scenario.jobs, name);
      for (let isDone = false; !isDone;) {
        const content = this.turn(said);
        if (tape.isOver() || content === null) return;
        isDone = !isWatched || watchedStatus(parsed(content), tool) !== 'running';
      }
    }
    const last = lastWords(document);
    while (!tape.isOver() && this.turn(last) !== null);
  }

  /** @returns what came back for the call; null: the run is over. */
  private turn(said: Said): RoundResult {
    const [next] = said.calls;
    const { tape, plan, conversation } = this;
    const id = callId(this.callsMade);
    this.callModel(said, id);
    if (plan.tools.length + plan.outputs.length > 0)
      tape.pass(); // Check Tool Calls
    else return this.succeed(said);
    if (next === undefined) return this.succeed(said);
    const output = plan.outputs.find(({ node }) => node.toolName === next.name);
    if (output?.required.every((member) => Object.hasOwn(next.input, member)) === true) return this.succeed(said, id);
    if (this.turns >= this.model.turnLimit) return this.fail();
    this.callsMade += 1;
    const content = this.carryOut(next);
    if (content === null) return null;
    conversation.say('user', [{ type: 'tool_result', tool_use_id: id, name: next.name, content }]);
    const isFramework = plan.settings.naming === 'framework';
    tape.event(2); // the iteration and the Map have succeeded
    if (isFramework) {
      tape.event();
      tape.enter(); // Prepare Results
    }
    if (this.isTooLong()) {
      if (!isFramework) tape.event(); // MapStateFailed
      tape.end('FAILED');
      return null;
    }
    tape.event();
    return tape.isOver() ? null : content;
  }

  private callModel(said: Said, id: string): void {
    const { tape, scenario, conversation, model } = this;
    tape.enter();
    if (tape.isOver()) return;
    const request = conversation.requestSize();
    if (this.hasToolsSwitchedOff()) {
      tape.event(); // EvaluationFailed
      tape.end('FAILED');
      return;
    }
    if (request.bytes > MAX_PAYLOAD_BYTES) {
      tape.end('FAILED');
      return;
    }
    this.turns += 1;
    const lastsMs = scenario.model.turnSeconds * 1000;
    const isLambda = model.node.service.type === 'lambda';
    this.calls.push({
      kind: 'model',
      atMs: tape.nowMs,
      lastsMs,
      inputTokens: tokensIn(request.characters),
      outputTokens: writtenTokens(said, scenario),
      requestBytes: request.bytes,
      lambdaMb: isLambda ? scenario.model.memoryMb : null,
      settled: [],
      failed: false,
    });
    tape.event(2);
    const limitMs = model.errors.timeoutSeconds * 1000;
    tape.passTime(Math.min(lastsMs, limitMs));
    tape.event();
    if (lastsMs > limitMs) {
      tape.end('FAILED');
      return;
    }
    const uses = said.calls.map((call) => ({ type: 'tool_use' as const, id, ...call }));
    conversation.say('assistant', [{ type: 'text', text: said.text }, ...uses]);
    if (this.isTooLong()) tape.end('FAILED');
    tape.event();
    if (this.plan.settings.tokenMetrics.enabled) {
      tape.enter();
      tape.event(4);
    }
  }

  /** Converse refuses an empty list of tools, and the machine says so first. */
  private hasToolsSwitchedOff(): boolean {
    const { model, plan, setup } = this;
    return model.node.service.type === 'bedrock' && plan.tools.length > 0 && setup.tools.length === 0;
  }

  /** The Map with its one iteration, up to the end of what the tool does. */
  private carryOut(next: Said['calls'][number]): RoundResult {
    const { tape, plan, context } = this;
    tape.enter();
    const mapEnteredMs = tape.enteredMs;
    tape.event(2);
    tape.pass(); // Route Tool Call
    if (tape.isOver()) return null;
    const tool = plan.tools.find(({ toolName }) => toolName === next.name);
    if (tool !== undefined) return toolRound(context, tool, mapEnteredMs);
    const output = plan.outputs.find(({ node }) => node.toolName === next.name);
    if (output !== undefined) {
      const message = TOOL_MESSAGES.incomplete(next.name, output.required);
      return tell(context, { status: 'INCOMPLETE', message });
    }
    const known = [...plan.tools, ...plan.outputs.map(({ node }) => node)].map(({ toolName }) => toolName);
    tape.pass(); // Unknown Tool
    const members = { status: 'UNKNOWN_TOOL', message: TOOL_MESSAGES.unknownTool(next.name, known) };
    return tape.isOver() ? null : messageContent(members, context.form);
  }

  /** The end, by an answer or by structured output: the whole conversation is put out. */
  private succeed({ text, calls }: Said, outputId?: string): null {
    const { tape, conversation, plan } = this;
    tape.enter();
    const [next] = calls;
    let answer: JsonObject = { messages: 0, output: text, ...(plan.outputs.length > 0 && { success: false }) };
    if (outputId !== undefined && next !== undefined) {
      const { name, input } = next;
      conversation.say('user', [{ type: 'tool_result', tool_use_id: outputId, name, content: 'Accepted.' }]);
      answer = { messages: 0, structured_output: input, success: true };
    }
    const bytes = sizeOf(answer).bytes - 1 + conversation.keptSize().bytes;
    if (bytes > MAX_PAYLOAD_BYTES) tape.end('FAILED');
    tape.event();
    tape.end('SUCCEEDED');
    return null;
  }

  private fail(): null {
    this.tape.enter();
    this.tape.end('FAILED');
    return null;
  }

  private isTooLong(): boolean {
    return this.conversation.keptSize().bytes > MAX_PAYLOAD_BYTES;
  }
}
