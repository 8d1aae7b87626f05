import type { Diagnostic } from '../diagnostics';
import { pointerTokens, type JsonObject, type JsonValue } from '../json';
import { executionRole } from './executionRole/executionRole';
import type { ReviewNote, RolePlace } from './executionRole/grant';
import { machineNameOf } from './machineName';

/** The role a deployed agent runs under, as a file, and what a person has to add or replace in it. */
export interface RoleExport {
  readonly policies: { readonly permissions: JsonObject; readonly trust: JsonObject };
  readonly diagnostics: readonly Diagnostic[];
}

/** Derives the role of a compiled agent; region and account are those of its first ARN that has both. */
export function exportRole(definition: JsonValue, agentName: string): RoleExport {
  const known = placeOf(definition);
  const place = { ...(known ?? PLACEHOLDERS), machineName: machineNameOf(agentName) };
  const { permissions, trust, review } = executionRole(definition, place);
  return {
    policies: { permissions, trust },
    diagnostics: [...(known === null ? [placeUnknown] : []), ...review.map(toBeAdded)],
  };
}

type Place = Omit<RolePlace, 'machineName'>;

/** Words which no account can have, so that a role with them is refused instead of pointing elsewhere. */
const PLACEHOLDERS: Place = { partition: 'aws', region: 'REGION', account: 'ACCOUNT_ID' };

const placeUnknown: Diagnostic = {
  code: 'file/role-place-unknown',
  severity: 'warning',
  message: 'No ARN of the agent names a region and an account: replace REGION and ACCOUNT_ID.',
  at: { kind: 'agent' },
};

function placeOf(definition: JsonValue): Place | null {
  const [, partition, region, account] =
    /\barn:(aws[a-z-]*):[a-z0-9-]+:([a-z]{2}[a-z0-9-]+):(\d{12}):/.exec(JSON.stringify(definition)) ?? [];
  if (partition === undefined || region === undefined || account === undefined) return null;
  return { partition, region, account };
}

function toBeAdded({ pointer, actions, reason }: ReviewNote): Diagnostic {
  const missing = actions.length === 0 ? '' : ` Not in the file: ${actions.join(', ')}.`;
  return {
    code: 'file/role-to-review',
    severity: 'warning',
    message: `“${pointerTokens(pointer).at(-1) ?? ''}”: ${reason}${missing}`,
    at: { kind: 'asl', pointer },
  };
}
