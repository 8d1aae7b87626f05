import * as z from 'zod/mini';
import type { JsonObject, JsonValue } from '../../json';
import type { EdgeId, NodeId } from '../ids';

// zod compiles validators with `new Function` where it can; under our Content-Security-Policy that would be a reported violation.
z.config({ jitless: true });

/** What the published JSON Schema says about a field; editors show it while a person types. */
export const fieldNotes = z.registry<{ readonly description: string }>();

/** Bounds of what is stored; generous, so that only a broken or hostile file meets them. */
export const MAX_NODES = 2000;
export const MAX_EDGES = 4000;
export const MAX_TEXT_CHARACTERS = 1_000_000;
export const MAX_LABEL_CHARACTERS = 1000;
export const MAX_LIST_ITEMS = 1000;

/** Names of members every object has: as an id they would make `record[id]` answer for a node that is not there. */
const RESERVED_IDS = Object.getOwnPropertyNames(Object.prototype);
const ID_PATTERN = new RegExp(`^(?!(?:${RESERVED_IDS.join('|')})$)[A-Za-z0-9_][A-Za-z0-9_.:-]{0,99}$`);

const idText = z.string().check(z.regex(ID_PATTERN));
export const nodeIdSchema = idText as unknown as z.ZodMiniType<NodeId, string>; // ids are branded at this door
export const edgeIdSchema = idText as unknown as z.ZodMiniType<EdgeId, string>; // as above
export const nodeKeySchema = idText as unknown as z.ZodMiniType<NodeId, NodeId>; // keys of a record are ids as well
export const edgeKeySchema = idText as unknown as z.ZodMiniType<EdgeId, EdgeId>; // as above

/** Text a person writes at length: prompts, descriptions. */
export const longText = z.string().check(z.maxLength(MAX_TEXT_CHARACTERS));
/** Text on one line: names, ARNs, labels. Names that are too long for a model are kept and judged by the linter. */
export const shortText = z.string().check(z.maxLength(MAX_LABEL_CHARACTERS));
export const textList = z.array(shortText).check(z.maxLength(MAX_LIST_ITEMS));

/** Any JSON; that it is plain JSON was checked before the schema. */
export const jsonValue = z.unknown() as z.ZodMiniType<JsonValue, JsonValue>; // see checkPlainJson
export const jsonObject = z.record(z.string(), z.unknown()) as unknown as z.ZodMiniType<JsonObject, JsonObject>; // as above

/** The schema with a note for the published JSON Schema. */
export function noted<S extends z.ZodMiniType>(schema: S, description: string): S {
  fieldNotes.add(schema, { description });
  return schema;
}
