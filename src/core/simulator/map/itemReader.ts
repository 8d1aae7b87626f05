import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { err, ok, type Result } from '../../base';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../json';
import { textField } from '../prepare/raw';
import type { StoredObject, World } from '../world/world';
import { readCsv } from './csv';

/**
 * Reads the items of a distributed Map from the world's objects.
 *
 * @param resource - `arn:aws:states:::s3:getObject` or `…:s3:listObjectsV2`.
 * @param request - `Parameters` or `Arguments` of the ItemReader, evaluated.
 * @returns the items, or why there are none, as AWS would say it in the cause of `States.ItemReaderFailed`.
 */
export function readItems(
  world: World,
  reader: {
    readonly resource: string;
    readonly request: JsonValue;
    readonly config: JsonObject;
    readonly nowMs: number;
  },
): Result<readonly JsonValue[], string> {
  const request = isJsonObject(reader.request) ? reader.request : {};
  const bucket = textField(request, 'Bucket') ?? '';
  if (reader.resource.endsWith(':listObjectsV2')) {
    return ok(world.objects(bucket, textField(request, 'Prefix') ?? '').map((object) => listing(object, reader.nowMs)));
  }
  const key = textField(request, 'Key') ?? '';
  const object = world.object(bucket, key);
  if (!object) return err(`The specified key does not exist: s3://${bucket}/${key}`);
  return itemsOf(world, object, reader);
}

function itemsOf(
  world: World,
  object: StoredObject,
  reader: { readonly config: JsonObject; readonly nowMs: number },
): Result<readonly JsonValue[], string> {
  switch (textField(reader.config, 'InputType') ?? 'JSON') {
    case 'JSON':
      return readJson(object.text, textField(reader.config, 'ItemsPointer'));
    case 'JSONL':
      return readJsonLines(object.text);
    case 'CSV':
      return readCsv(object.text, reader.config);
    case 'MANIFEST':
      return readManifest(world, object, reader.config);
    default:
      return err(`The input type '${textField(reader.config, 'InputType') ?? ''}' cannot be simulated.`);
  }
}

function readJson(text: string, pointer: string | undefined): Result<readonly JsonValue[], string> {
  const parsed = parseJson(text);
  if (!parsed.ok) return err('Attempting to parse a document that is not JSON.');
  const value = pointer === undefined ? parsed.value : at(parsed.value, pointer);
  return isJsonArray(value) ? ok(value) : err('Attempting to map over non-iterable node.');
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
