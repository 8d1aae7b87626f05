import { MAX_STATE_NAME_CHARACTERS, type QueryLanguage, type StateType } from '../../asl';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json';
import { checkKind, notAnObject, type Kind } from './kind';
import { choice } from './kinds/choice';
import { fail, succeed } from './kinds/ends';
import { map } from './kinds/map';
import { parallel } from './kinds/parallel';
import { pass } from './kinds/pass';
import { task } from './kinds/task';
import { wait } from './kinds/wait';
import { childSpot, isSameSpot, type MaybeSpot } from './spot';
import { newScope, type Subject, type VariableScope } from './subject';
import { kindOf } from './values/scalars';
import { isSubstituted, report, type Walk } from './walk';

const kindOfType: Readonly<Record<StateType, Kind>> = {
  Task: task,
  Wait: wait,
  Pass: pass,
  Succeed: succeed,
  Fail: fail,
  Choice: choice,
  Parallel: parallel,
  Map: map,
};

const stateTypes = Object.keys(kindOfType);

function isStateType(value: string): value is StateType {
  return Object.hasOwn(kindOfType, value);
}

/** Visits each state of a set. */
export function visitStates(walk: Walk, states: JsonObject, container: Subject): void {
  const list = childSpot(container.spot, 'States');
  for (const [name, state] of Object.entries(states)) {
    const spot = childSpot(list, name);
    checkName(walk, name, { name, spot });
    const base: Subject = { spot, label: `"${name}"`, language: walk.machineLanguage, scope: container.scope };
    if (isJsonObject(state)) visitOnce(walk, state, base);
    else if (!isSubstituted(walk, state)) notAnObject(walk, state, base);
  }
}

/** What one State by itself came to: all that its visit adds to the walk and to the scope of its variables. */
interface Visit extends Pick<Walk, 'machineType' | 'machineLanguage' | 'toleratesSubstitutions' | 'findings'> {
  readonly spot: MaybeSpot;
  readonly scope: VariableScope;
}

/** Whoever edits a definition hands in the same objects for the States that did not change; those are judged once. */
const known = new WeakMap<JsonObject, Visit>();

function visitOnce(walk: Walk, state: JsonObject, base: Subject): void {
  // A Map and a Parallel hold States, which refer to what is around them.
  if (state.Type === 'Map' || state.Type === 'Parallel') {
    visitState(walk, state, base);
    return;
  }
  let visit = known.get(state);
  if (visit === undefined || !isSameVisit(visit, walk, base.spot)) {
    const { machineType, machineLanguage, toleratesSubstitutions } = walk;
    visit = { machineType, machineLanguage, toleratesSubstitutions, findings: [], spot: base.spot, scope: newScope() };
    visitState({ ...walk, findings: visit.findings }, state, { ...base, scope: visit.scope });
    known.set(state, visit);
  }
  walk.findings.push(...visit.findings);
  base.scope.reads.push(...visit.scope.reads);
  for (const [name, assignment] of visit.scope.assigned) {
    if (!base.scope.assigned.has(name)) base.scope.assigned.set(name, assignment);
  }
}

function isSameVisit(visit: Visit, walk: Walk, spot: MaybeSpot): boolean {
  return (
    visit.machineType === walk.machineType &&
    visit.machineLanguage === walk.machineLanguage &&
    visit.toleratesSubstitutions === walk.toleratesSubstitutions &&
    isSameSpot(visit.spot, spot)
  );
}

function visitState(walk: Walk, state: JsonObject, base: Subject): void {
  const type = state.Type;
  const place = { spot: childSpot(base.spot, 'Type'), owner: base.spot };
  if (type === undefined) {
    report(walk, 'asl/field-missing', { spot: base.spot, owner: base.spot }, { owner: base.label, fields: ['Type'] });
  } else if (typeof type !== 'string') {
    const args = { field: 'Type', owner: base.label, expected: ['a text'], found: kindOf(type), awsType: 'STRING' };
    report(walk, 'asl/wrong-type', place, args);
  } else if (isStateType(type)) {
    const isDowngrade = walk.machineLanguage === 'JSONata' && state.QueryLanguage === 'JSONPath';
    if (isDowngrade) {
      report(
        walk,
        'asl/language-downgrade',
        { spot: childSpot(base.spot, 'QueryLanguage'), owner: base.spot },
        { owner: base.label },
      );
    }
    const language = languageOf(state.QueryLanguage, walk.machineLanguage);
    checkKind(walk, kindOfType[type], state, { ...base, language, ...(isDowngrade ? { mixesLanguages: true } : {}) });
  } else if (!isSubstituted(walk, type)) {
    report(walk, 'asl/state-type-unknown', place, { owner: base.label, value: type, allowed: stateTypes });
  }
}

/** AWS takes anything but the exact text “JSONPath” for JSONata, and reports the value beside. */
export function languageOf(written: JsonValue | undefined, inherited: QueryLanguage): QueryLanguage {
  if (written === undefined) return inherited;
  return written === 'JSONPath' ? 'JSONPath' : 'JSONata';
}

function checkName(walk: Walk, name: string, entry: { readonly name: string; readonly spot: Subject['spot'] }): void {
  const maximum = MAX_STATE_NAME_CHARACTERS;
  if (name === '') report(walk, 'asl/state-name-empty', entry, { maximum });
  const length = name.length > maximum ? Array.from(name).length : 0;
  if (length > maximum && !isSubstituted(walk, name))
    report(walk, 'asl/state-name-too-long', entry, { name, length, maximum });
  const first = walk.states.get(name);
  if (first === undefined) {
    walk.states.set(name, entry);
  } else {
    const related = [{ message: `The first "${name}" is here`, spot: first.spot }];
    report(walk, 'asl/state-name-duplicate', entry, { name }, { related });
  }
}
