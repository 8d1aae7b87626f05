import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { err, ok, type Result } from '../../base';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../json';
import { textField } from '../prepare/raw';
import type { StoredObject, World } from '../world/world';
import { readCsv } from './csv';
import type { Items } from './mapPlan';

/** What an ItemReader reads, and its own configuration evaluated. */
interface Reading {
  /** `arn:aws:states:::s3:getObject` or `…:s3:listObjectsV2`. */
  readonly resource: string;
  /** `Parameters` or `Arguments`. */
  readonly request: JsonValue;
  readonly config: JsonObject;
  readonly nowMs: number;
  /** The members of a JSON object are items too. */
  readonly allowsObjects: boolean;
}

export interface ReadItems {
  readonly items: Items;
  /** Where they come from, as the Context Object names it. */
  readonly source: string;
}

/**
 * Reads the items of a distributed Map from the world's objects.
 *
 * @returns the items, or why there are none, as AWS would say it in the cause of `States.ItemReaderFailed`.
 */
export function readItems(world: World, reading: Reading): Result<ReadItems, string> {
  const request = isJsonObject(reading.request) ? reading.request : {};
  const bucket = textField(request, 'Bucket') ?? '';
  if (reading.resource.endsWith(':listObjectsV2')) {
    const objects = world.objects(bucket, textField(request, 'Prefix') ?? '');
    if (reading.config.Transformation === 'LOAD_AND_FLATTEN') return loadAll(world, objects, reading);
    return ok({ items: objects.map((object) => listing(object, reading.nowMs)), source: `S3://${bucket}` });
  }
  const key = textField(request, 'Key') ?? '';
  const object = world.object(bucket, key);
  if (!object) return err(`The specified key does not exist: s3://${bucket}/${key}`);
  const items = itemsOf(world, object, reading);
  return items.ok ? ok({ items: items.value, source: `S3://${bucket}/${key}` }) : items;
}

/** At most so many of the items. */
export function firstItems({ items, source }: ReadItems, count: number): ReadItems {
  const first = isJsonArray(items) ? items.slice(0, count) : Object.fromEntries(Object.entries(items).slice(0, count));
  return { items: first, source };
}

/** `LOAD_AND_FLATTEN`: the items of all listed objects in one list. */
function loadAll(world: World, objects: readonly StoredObject[], reading: Reading): Result<ReadItems, string> {
  const all: JsonValue[] = [];
  for (const object of objects) {
    const items = itemsOf(world, object, { ...reading, allowsObjects: false });
    if (!items.ok) return items;
    if (isJsonArray(items.value)) for (const item of items.value) all.push(item);
  }
  return ok({ items: all, source: `S3://${objects[0]?.bucket ?? ''}` });
}

function itemsOf(world: World, object: StoredObject, reader: Reading): Result<Items, string> {
  const manifest = textField(reader.config, 'ManifestType');
  if (manifest === 'ATHENA_DATA') return readAthenaManifest(world, object, reader);
  const type = textField(reader.config, 'InputType') ?? (manifest === 'S3_INVENTORY' ? 'MANIFEST' : 'JSON');
  switch (type) {
    case 'JSON':
      return readJson(object.text, reader);
    case 'JSONL':
      return readJsonLines(object.text);
    case 'CSV':
      return readCsv(object.text, reader.config);
    case 'MANIFEST':
      return readManifest(world, object, reader.config);
    default:
      return err(`The input type '${type}' cannot be simulated.`);
  }
}

/** What Athena's UNLOAD leaves: a list of data files, one a line, all of the type the reader names. */
function readAthenaManifest(world: World, manifest: StoredObject, reader: Reading): Result<Items, string> {
  const { ManifestType: _isRead, ...config } = reader.config;
  const files: StoredObject[] = [];
  for (const line of manifest.text.split(/\r?\n/)) {
    const [, bucket = '', key = ''] = /^"?s3:\/\/([^/]+)\/(.*?)"?$/.exec(line.trim()) ?? [];
    if (key === '') continue;
    const file = world.object(bucket, key);
    if (!file) return err(`The specified key does not exist: s3://${bucket}/${key}`);
    files.push(file);
  }
  const loaded = loadAll(world, files, { ...reader, config });
  return loaded.ok ? ok(loaded.value.items) : loaded;
}

function readJson(text: string, { config, allowsObjects }: Reading): Result<Items, string> {
  const pointer = textField(config, 'ItemsPointer');
  const parsed = parseJson(text);
  if (!parsed.ok) return err('Attempting to parse a document that is not JSON.');
  const value = pointer === undefined ? parsed.value : at(parsed.value, pointer);
  if (isJsonArray(value) || (allowsObjects && isJsonObject(value))) return ok(value);
  return err('Attempting to map over non-iterable node.');
}

function readJsonLines(text: string): Result<readonly JsonValue[], string> {
  const items: JsonValue[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const parsed = parseJson(line);
    if (!parsed.ok) return err('Attempting to parse a line that is not JSON.');
    items.push(parsed.value);
  }
  return ok(items);
}

/** An S3 inventory: the manifest names a schema and CSV files, whose rows are the items. */
function readManifest(world: World, object: StoredObject, config: JsonObject): Result<readonly JsonValue[], string> {
  const parsed = parseJson(object.text);
  if (!parsed.ok || !isJsonObject(parsed.value)) return err('Attempting to parse a manifest that is not JSON.');
  const manifest = parsed.value;
  const headers = (textField(manifest, 'fileSchema') ?? '').split(',').map((header) => header.trim());
  const bucket = (textField(manifest, 'destinationBucket') ?? object.bucket).replace(/^arn:aws:s3:::/, '');
  const items: JsonValue[] = [];
  for (const file of isJsonArray(manifest.files) ? manifest.files : []) {
    const key = isJsonObject(file) ? (textField(file, 'key') ?? '') : '';
    const part = world.object(bucket, key) ?? world.object(object.bucket, key);
    if (!part) return err(`The specified key does not exist: s3://${bucket}/${key}`);
    const rows = readCsv(part.text, { ...config, CSVHeaderLocation: 'GIVEN', CSVHeaders: headers });
    if (!rows.ok) return rows;
    for (const row of rows.value) items.push(row);
  }
  return ok(items);
}

/** An object as `listObjectsV2` lists it to a Map. */
function listing(object: StoredObject, nowMs: number): JsonValue {
  const bytes = utf8ToBytes(object.text);
  return {
    Etag: `"${bytesToHex(md5(bytes))}"`,
    Key: object.key,
    LastModified: Math.floor(nowMs / 1_000),
    Size: object.size ?? bytes.length,
    StorageClass: 'STANDARD',
  };
}

/** The part of a document an `ItemsPointer` (RFC 6901) names. */
function at(value: JsonValue, pointer: string): JsonValue | undefined {
  let current: JsonValue | undefined = value;
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (isJsonArray(current)) current = current[Number(key)];
    else if (isJsonObject(current) && Object.hasOwn(current, key)) current = current[key];
    else return undefined;
  }
  return current;
}

function parseJson(text: string): Result<JsonValue, undefined> {
  try {
    return ok(JSON.parse(text) as JsonValue); // JSON.parse gives JSON values only
  } catch {
    return err(undefined);
  }
}
