import { isJsonArray, isJsonObject, pointerOf, type JsonObject, type JsonValue } from '../../json';
import type { Grant, ReviewNote, RolePlace } from './grant';
import { needsOfState } from './needsOfState';

/** The two documents of a role that can run a machine, and what could not be derived. */
export interface ExecutionRole {
  /** Permissions: least privilege, nothing on `*` that can be named. */
  readonly permissions: JsonObject;
  /** Who may assume it: Step Functions, for this machine only. */
  readonly trust: JsonObject;
  /** Permissions to be added by hand. They are not in `permissions`: a guess would be too wide or wrong. */
  readonly review: readonly ReviewNote[];
}

/** Derives a role from a definition, also from one that is only half valid. */
export function executionRole(definition: JsonValue, place: RolePlace): ExecutionRole {
  const grants: Grant[] = [];
  const review: ReviewNote[] = [];
  walk(definition, [], (state, path) => {
    const needed = needsOfState(state, place);
    grants.push(...needed.grants);
    review.push(...needed.review.map((note) => ({ ...note, pointer: pointerOf(...path) })));
  });
  return {
    permissions: { Version: '2012-10-17', Statement: statementsOf(grants) },
    trust: trustPolicy(place),
    review,
  };
}

type Path = readonly (string | number)[];

/** Visits every State, also inside Map and Parallel, in the order of the text. */
function walk(scope: JsonValue | undefined, path: Path, visit: (state: JsonObject, path: Path) => void): void {
  if (!isJsonObject(scope) || !isJsonObject(scope.States)) return;
  for (const [name, state] of Object.entries(scope.States)) {
    if (!isJsonObject(state)) continue;
    const at = [...path, 'States', name];
    visit(state, at);
    walk(state.ItemProcessor, [...at, 'ItemProcessor'], visit);
    walk(state.Iterator, [...at, 'Iterator'], visit);
    if (!isJsonArray(state.Branches)) continue;
    state.Branches.forEach((branch, index) => walk(branch, [...at, 'Branches', index], visit));
  }
}

/** One statement for each set of actions under one condition, sorted, so that the same machine gives the same policy. */
function statementsOf(grants: readonly Grant[]): JsonObject[] {
  const merged = new Map<string, { readonly grant: Grant; readonly resources: Set<string> }>();
  for (const grant of grants) {
    const key = JSON.stringify([grant.actions, grant.condition ?? null]);
    const entry = merged.get(key) ?? { grant, resources: new Set() };
    for (const resource of grant.resources) entry.resources.add(resource);
    merged.set(key, entry);
  }
  return [...merged]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { grant, resources }]) => ({
      Effect: 'Allow',
      Action: [...grant.actions],
      Resource: [...resources].sort(),
      ...(grant.condition === undefined ? {} : { Condition: grant.condition }),
    }));
}

/** The conditions keep other accounts and other machines from using the role through Step Functions (the confused deputy). */
function trustPolicy({ partition, region, account, machineName }: RolePlace): JsonObject {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'states.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:${partition}:states:${region}:${account}:stateMachine:${machineName}` },
        },
      },
    ],
  };
}
