import type { QueryLanguage } from '../../asl';
import type { JsonObject, JsonValue } from '../../json';
import { jsonataField } from '../dataFlow/jsonata';
import { templateField } from '../dataFlow/paths';
import type { AslFailure } from '../failure';
import type { Flow } from '../flow';
import type { MachineType } from '../names';
import { objectField, textField } from '../prepare/raw';
import type { MaybePromise } from '../flow';
import { numberStep, type NumberStep } from './limits';
import type { OutputTransformation } from './runResult';

/** What a Map in distributed mode has besides the fields both modes share. */
export interface Distribution {
  readonly childType: MachineType;
  readonly label: string | undefined;
  readonly reader: PreparedReader | undefined;
  readonly batcher: PreparedBatcher | undefined;
  readonly writer: PreparedWriter | undefined;
}

type TemplateStep = (flow: Flow, data: JsonValue) => MaybePromise<JsonValue | AslFailure>;

export interface PreparedReader {
  readonly resource: string;
  readonly request: TemplateStep;
  readonly config: JsonObject;
  readonly maxItems: NumberStep | undefined;
}

export interface PreparedBatcher {
  readonly maxItems: NumberStep | undefined;
  readonly maxBytes: NumberStep | undefined;
  readonly batchInput: TemplateStep | undefined;
}

export interface PreparedWriter {
  readonly request: TemplateStep | undefined;
  readonly transformation: OutputTransformation;
}

export function prepareDistribution(source: {
  readonly raw: JsonObject;
  readonly language: QueryLanguage;
  readonly reader: JsonObject | undefined;
  readonly childType: MachineType;
}): Distribution {
  const { raw, language, reader } = source;
  return {
    childType: source.childType,
    label: textField(raw, 'Label'),
    reader: reader && prepareReader(reader, language),
    batcher: prepareBatcher(objectField(raw, 'ItemBatcher'), language),
    writer: prepareWriter(objectField(raw, 'ResultWriter'), language),
  };
}

function prepareReader(reader: JsonObject, language: QueryLanguage): PreparedReader {
  const config = objectField(reader, 'ReaderConfig') ?? {};
  return {
    resource: textField(reader, 'Resource') ?? '',
    request:
      templateStep(reader, language === 'JSONata' ? 'Arguments' : 'Parameters', 'ItemReader', language) ?? (() => ({})),
    config,
    maxItems: numberStep(config, 'MaxItems', 'natural', language),
  };
}

function prepareBatcher(batcher: JsonObject | undefined, language: QueryLanguage): PreparedBatcher | undefined {
  if (!batcher) return undefined;
  return {
    maxItems: numberStep(batcher, 'MaxItemsPerBatch', 'natural', language),
    maxBytes: numberStep(batcher, 'MaxInputBytesPerBatch', 'natural', language),
    batchInput: templateStep(batcher, 'BatchInput', 'ItemBatcher', language),
  };
}

function prepareWriter(writer: JsonObject | undefined, language: QueryLanguage): PreparedWriter | undefined {
  if (!writer || Object.keys(writer).length === 0) return undefined;
  const config = objectField(writer, 'WriterConfig') ?? {};
  const asked = textField(config, 'Transformation');
  const request = templateStep(writer, language === 'JSONata' ? 'Arguments' : 'Parameters', 'ResultWriter', language);
  return {
    request: writer.Resource === undefined ? undefined : request,
    transformation: asked === 'NONE' || asked === 'FLATTEN' ? asked : 'COMPACT',
  };
}

function templateStep(
  raw: JsonObject,
  name: string,
  parent: string,
  language: QueryLanguage,
): TemplateStep | undefined {
  if (language !== 'JSONata') return templateField(raw, name);
  const step = jsonataField(raw, name, `${parent}/${name}`);
  return step && ((flow) => step(flow, {}));
}
