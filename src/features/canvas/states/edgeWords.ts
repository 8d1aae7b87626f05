import { originAt, type CompileResult } from '../../../core/compiler';
import type { StateEdge, TransitionReason } from '../../../core/layout';
import type { State } from '../../../core/asl';
import { childPointer, type JsonPointer } from '../../../core/json';
import { groupThousands, nodeOf, type AgentDocument, type AgentNode, type PollingSettings } from '../../../core/model';

/** What a Transition says and how it looks. */
export interface EdgeWords {
  /** Empty: it needs no words. */
  readonly text: string;
  readonly look: 'loop' | 'wait' | 'give' | 'catch' | undefined;
}

export interface EdgeContext {
  readonly scope: JsonPointer;
  readonly back: boolean;
  readonly from: State;
  readonly to: State;
}

/** Puts a Transition in the agent's words where the compiler made it, else in ASL's. */
export function edgeWords(
  document: AgentDocument,
  { origins }: CompileResult,
  edge: StateEdge,
  { scope, back, from, to }: EdgeContext,
): EdgeWords {
  if (edge.caught) return { text: '', look: 'catch' };
  const source = childPointer(scope, 'States', edge.from);
  const target = originAt(origins, childPointer(scope, 'States', edge.to));
  if (from.Type !== 'Choice') {
    const isNextTurn = back && target !== undefined && nodeOf(document, target.nodeId)?.kind === 'model';
    if (isNextTurn) return { text: 'next turn', look: 'loop' };
    const waits = from.Type === 'Wait' || to.Type === 'Wait';
    return { text: '', look: waits ? 'wait' : scope === '' ? 'loop' : undefined };
  }
  if (back) return { text: '', look: to.Type === 'Wait' ? 'wait' : 'loop' };
  const [only, ...others] = edge.reasons;
  const rule =
    only?.type === 'rule' && others.length === 0
      ? originAt(origins, childPointer(source, 'Choices', only.index))
      : undefined;
  const maker = originAt(origins, source);
  const made =
    rule === undefined
      ? null
      : ruleWords(nodeOf(document, rule.nodeId), rule.field, { to, router: maker?.nodeId !== rule.nodeId });
  if (made !== null) return made;
  const chooser = maker === undefined ? undefined : nodeOf(document, maker.nodeId);
  if (chooser?.kind === 'model' && to.Type === 'Map') return { text: 'tool calls', look: 'loop' };
  if (
    chooser?.kind === 'tool' &&
    chooser.polling.mode === 'poll-in-machine' &&
    maker?.field === undefined &&
    only?.type === 'rule'
  ) {
    return { text: 'done', look: undefined };
  }
  if (maker?.field === 'approval') return { text: only?.type === 'default' ? 'refused' : 'approved', look: undefined };
  if (isEndOfTurns(document, originAt(origins, source)?.nodeId, edge, scope))
    return { text: 'no tool calls', look: undefined };
  const look = to.Type === 'Wait' ? 'wait' : undefined;
  const isQuestion = from.Choices.length === 1 && chooser?.kind !== 'model';
  return { text: isQuestion ? answerText(edge.reasons) : reasonText(edge.reasons), look };
}

/** A rule that a node of the agent made; `router`: in a Choice that is not the node's own. */
function ruleWords(
  node: AgentNode | undefined,
  field: string | undefined,
  { to, router }: { readonly to: State; readonly router: boolean },
): EdgeWords | null {
  if (node === undefined) return null;
  if (node.kind === 'model') {
    return field === 'turnLimit' ? { text: `turn ${groupThousands(node.turnLimit)}`, look: undefined } : null;
  }
  if (node.kind === 'structured-output') return { text: 'output', look: undefined };
  if (node.kind !== 'tool' || node.polling.mode === 'none' || node.polling.mode === 'callback') return null;
  if (field === 'polling.max_polling_attempts') {
    return { text: `after ${checks(node.polling.max_polling_attempts)}`, look: 'give' };
  }
  if (!router) return null;
  if (to.Type === 'Wait') return { text: waitingChecks(node.polling), look: 'wait' };
  return { text: 'first check', look: undefined };
}

function waitingChecks({ firstCheck, max_polling_attempts: max }: PollingSettings): string {
  const first = firstCheck === 'at-once' ? 2 : 1;
  if (max === null || max < first) return 'each check';
  return max === first ? `check ${first}` : `check ${first} to ${groupThousands(max)}`;
}

function checks(count: number | null): string {
  if (count === null) return 'the last check';
  return `${groupThousands(count)} ${count === 1 ? 'check' : 'checks'}`;
}

/** The `Default` of the Choice that asks whether there are tool calls. */
function isEndOfTurns(
  document: AgentDocument,
  choice: Parameters<typeof nodeOf>[1] | undefined,
  edge: StateEdge,
  scope: JsonPointer,
): boolean {
  const isModels = choice !== undefined && nodeOf(document, choice)?.kind === 'model';
  return isModels && scope === '' && edge.reasons.every((reason) => reason.type === 'default');
}

/** Where a Choice has one rule: whether it holds. */
function answerText(reasons: readonly TransitionReason[]): string {
  const [only, ...others] = reasons;
  if (only === undefined || others.length > 0) return '';
  return only.type === 'default' ? 'no' : 'yes';
}

/** `rule 2`, `rules 1, 3`, `default`. */
function reasonText(reasons: readonly TransitionReason[]): string {
  const rules = reasons.flatMap((reason) => (reason.type === 'rule' ? [reason.index + 1] : []));
  const shown = rules.length > 4 ? [...rules.slice(0, 3), '…'] : rules;
  const words = rules.length === 0 ? [] : [`${rules.length === 1 ? 'rule' : 'rules'} ${shown.join(', ')}`];
  return [...words, ...(reasons.some((reason) => reason.type === 'default') ? ['default'] : [])].join(', ');
}
