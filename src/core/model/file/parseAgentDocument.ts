import * as z from 'zod/mini';
import { err, ok, type Result } from '../../base';
import type { Diagnostic } from '../../diagnostics';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json';
import type { AgentDocument } from '../agentDocument';
import { AGENT_MEMBERS, agentSchema } from '../schema/agentSchema';
import { TOOL_MEMBERS } from '../schema/nodeSchema';
import { agentPlace, toDiagnostics, type AgentProblem } from './agentProblem';
import { checkPlainJson } from './checkPlainJson';
import { checkReferences } from './checkReferences';
import { migrateAgentFile } from './migrations';
import { problemOfIssue } from './schemaSentence';

/**
 * The only door for foreign data: files, storage, addresses, clipboard. Migrates, checks, fills in what is absent and moves members this
 * version does not know to `extra`; nothing behind it checks again.
 *
 * Numbers out of bounds (an interval of 0), empty texts and doubled tool names pass: they are work in progress, which the linter judges.
 *
 * @returns the document, or what is wrong, at most fifty findings. Never throws.
 */
export function parseAgentDocument(input: unknown): Result<AgentDocument, Diagnostic[]> {
  const result = readAgent(input);
  return result.ok ? result : err(toDiagnostics(result.error, agentPlace));
}

/** As {@link parseAgentDocument}, with problems by path in the input. */
export function readAgent(input: unknown): Result<AgentDocument, AgentProblem[]> {
  const plain = checkPlainJson(input);
  if (!plain.ok) return err([plain.error]);
  if (!isJsonObject(plain.value)) {
    return err([{ code: 'file/not-an-agent', message: 'This is not an agent file: it is not an object.', path: [] }]);
  }
  const migrated = migrateAgentFile(plain.value);
  if (!migrated.ok) return err([migrated.error]);

  const file = normalise(migrated.value);
  const checked = z.safeParse(agentSchema, file);
  if (!checked.success) return err(checked.error.issues.map((issue) => problemOfIssue(issue, file)));

  const document: AgentDocument = checked.data;
  const broken = checkReferences(document);
  return broken.length > 0 ? err(broken) : ok(document);
}

/** Ids that are absent are their keys; members that are not known move to `extra`. */
function normalise(file: JsonObject): JsonObject {
  const gathered = gatherExtra(file, AGENT_MEMBERS);
  const { nodes, edges } = gathered;
  return {
    ...gathered,
    ...(isJsonObject(nodes) && { nodes: mapMembers(nodes, normaliseNode) }),
    ...(isJsonObject(edges) && { edges: mapMembers(edges, withId) }),
  };
}

function normaliseNode(node: JsonValue, key: string): JsonValue {
  const identified = withId(node, key);
  return isJsonObject(identified) && identified['kind'] === 'tool' ? gatherExtra(identified, TOOL_MEMBERS) : identified;
}

function withId(item: JsonValue, key: string): JsonValue {
  return isJsonObject(item) && item['id'] === undefined ? { id: key, ...item } : item;
}

function gatherExtra(object: JsonObject, known: ReadonlySet<string>): JsonObject {
  const members = Object.entries(object);
  const unknown = members.filter(([name]) => !known.has(name));
  if (unknown.length === 0) return object;
  const { extra } = object;
  if (extra !== undefined && !isJsonObject(extra)) return object;
  return {
    ...Object.fromEntries(members.filter(([name]) => known.has(name))),
    extra: { ...extra, ...Object.fromEntries(unknown) },
  };
}

function mapMembers(object: JsonObject, change: (value: JsonValue, key: string) => JsonValue): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
}
