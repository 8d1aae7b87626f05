import type { QueryLanguage } from '../../asl';
import { childSpot, type MaybeSpot } from './spot';

/** An object of the definition that has fields: the machine, a state, a Retrier, a Choice Rule… */
export interface Subject {
  readonly spot: MaybeSpot;
  /** `"Call Model"`, `Retry`, `Rule`; with the number of the entry where it is one of a list. */
  readonly label: string;
  readonly index?: number;
  readonly parent?: Subject;
  /** Language in which the fields are written. States inside a Map or Parallel take the machine's, not the one of the state around them. */
  readonly language: QueryLanguage;
  /** The state is set to a language the machine does not allow; that was reported, and which fields it has says nothing more. */
  readonly mixesLanguages?: boolean;
  /** A Branch beside it fails after a while and ends the Parallel with it. */
  readonly isTimed?: boolean;
  /** Where its variables live. */
  readonly scope: VariableScope;
}

/** Variables of one set of States: the machine's, or those of a branch or an iteration. */
export interface VariableScope {
  readonly parent: VariableScope | undefined;
  /** Items of a Distributed Map run in executions of their own, which see nothing of the scopes around. */
  readonly isDistributed: boolean;
  readonly assigned: Map<string, Assignment>;
  readonly reads: VariableRead[];
  readonly inner: VariableScope[];
}

export interface Assignment {
  readonly spot: MaybeSpot;
  readonly subject: Subject;
}

export interface VariableRead extends Assignment {
  readonly name: string;
  readonly field: string;
}

export function newScope(parent?: VariableScope, isDistributed = false): VariableScope {
  const scope: VariableScope = { parent, isDistributed, assigned: new Map(), reads: [], inner: [] };
  parent?.inner.push(scope);
  return scope;
}

/** The member `field` of the subject as a subject of its own: `ItemReader of "Read"`. */
export function memberSubject(parent: Subject, field: string): Subject {
  return { spot: childSpot(parent.spot, field), label: field, parent, language: parent.language, scope: parent.scope };
}

/** Entry `index` of the list `field`, called by `label`: `Retry 2 of "Call"`. */
export function entrySubject(parent: Subject, field: string, index: number, label: string): Subject {
  return {
    spot: childSpot(childSpot(parent.spot, field), index),
    label,
    index,
    parent,
    language: parent.language,
    scope: parent.scope,
  };
}

/** How messages call the subject. */
export function subjectName(subject: Subject): string {
  const own = subject.index === undefined ? subject.label : `${subject.label} ${subject.index + 1}`;
  return subject.parent === undefined ? own : `${own} of ${subjectName(subject.parent)}`;
}

/** The same at the start of a sentence. */
export function sentenceName(subject: Subject): string {
  const name = subjectName(subject);
  return name.charAt(0).toUpperCase() + name.slice(1);
}
