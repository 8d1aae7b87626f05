import { nearestName } from '../nearestName';
import { sentenceName, subjectName, type Assignment, type VariableRead, type VariableScope } from '../subject';
import { report, type Walk } from '../walk';

/**
 * Reports variables that nobody assigns and outer names assigned inside. Made after the walk: the order of States says nothing about the order
 * in which they run, so a name counts as known if any state of its scope, or of one around it, assigns it.
 */
export function checkVariables(walk: Walk, scope: VariableScope): void {
  for (const [name, { spot, subject }] of scope.assigned) {
    const outer = scope.isDistributed ? undefined : holderOf(scope.parent, name);
    if (outer === undefined) continue;
    const related = [{ message: `$${name} is assigned here`, spot: outer.assignment.spot }];
    report(
      walk,
      'asl/variable-of-outer-scope',
      { spot, owner: subject.spot },
      { owner: sentenceName(subject), name },
      { related },
    );
  }
  for (const read of scope.reads) checkRead(walk, scope, read);
  for (const inner of scope.inner) checkVariables(walk, inner);
}

function checkRead(walk: Walk, scope: VariableScope, { name, spot, subject, field }: VariableRead): void {
  const holder = holderOf(scope, name);
  if (holder !== undefined && !holder.crossesDistributed) return;
  const args = { owner: subjectName(subject), field, name };
  if (holder === undefined) {
    const suggestion = nearestName(name, visibleNames(scope));
    report(
      walk,
      'asl/variable-undefined',
      { spot, owner: subject.spot },
      { ...args, ...(suggestion === undefined ? {} : { suggestion }) },
    );
  } else {
    report(walk, 'asl/variable-outside-distributed-map', { spot, owner: subject.spot }, args);
  }
}

function holderOf(
  scope: VariableScope | undefined,
  name: string,
): { readonly assignment: Assignment; readonly crossesDistributed: boolean } | undefined {
  let crossesDistributed = false;
  for (let at = scope; at; at = at.parent) {
    const assignment = at.assigned.get(name);
    if (assignment) return { assignment, crossesDistributed };
    crossesDistributed ||= at.isDistributed;
  }
  return undefined;
}

function visibleNames(scope: VariableScope | undefined): string[] {
  const names: string[] = [];
  for (let at = scope; at; at = at.parent) names.push(...at.assigned.keys());
  return names;
}
