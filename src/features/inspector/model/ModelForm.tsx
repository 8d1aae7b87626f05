import type { JsonValue } from '../../../core/json';
import type { ModelNode, ModelService } from '../../../core/model';
import type { InspectorTab } from '../../../editor';
import { ErrorsTab } from '../ErrorsTab';
import { BoundNumber, BoundSegmented, BoundText } from '../fields/BoundFields';
import { BoundJson } from '../fields/BoundJson';
import { labels } from '../labels';

const words = labels.model;

export function ModelForm({ model, tab }: { readonly model: ModelNode; readonly tab: InspectorTab }) {
  switch (tab) {
    case 'prompt':
      return (
        <div className="isec">
          <BoundText
            field="systemPrompt"
            label={words.systemPrompt}
            help={words.systemPromptHelp}
            value={model.systemPrompt}
            rows={18}
          />
        </div>
      );
    case 'errors':
      return <ErrorsTab errors={model.errors} />;
    default:
      return <ModelTab model={model} />;
  }
}

function ModelTab({ model }: { readonly model: ModelNode }) {
  return (
    <>
      <div className="isec">
        <BoundText field="label" label={words.label} value={model.label} />
      </div>
      <div className="isec">
        <BoundSegmented
          field="service"
          label={words.service}
          value={model.service.type}
          options={(['bedrock', 'lambda'] as const).map((value) => ({ value, label: words.services[value] }))}
          toJson={(type) => serviceOf(type, model.service)}
        />
        <ServiceFields service={model.service} />
      </div>
      <div className="isec">
        <div className="pair">
          <BoundNumber
            field="temperature"
            label={words.temperature}
            value={model.temperature}
            bounds={{
              subject: 'The temperature',
              min: 0,
              max: model.service.type === 'bedrock' ? 1 : 2,
              decimals: true,
            }}
          />
          <BoundNumber
            field="maxTokens"
            label={words.maxTokens}
            unit={words.tokens}
            value={model.maxTokens}
            bounds={{ subject: 'Max tokens', min: 1, max: Number.POSITIVE_INFINITY }}
          />
        </div>
        <BoundNumber
          field="turnLimit"
          label={words.turnLimit}
          help={words.turnLimitHelp}
          unit={words.turns}
          value={model.turnLimit}
          bounds={{ subject: 'The limit', min: 1, max: Number.POSITIVE_INFINITY, unit: 'turns' }}
        />
      </div>
    </>
  );
}

function ServiceFields({ service }: { readonly service: ModelService }) {
  if (service.type === 'bedrock') {
    return (
      <BoundText
        field="service.modelId"
        label={words.modelId}
        value={service.modelId}
        mono
        placeholder="us.anthropic.claude-sonnet-…"
      />
    );
  }
  return (
    <>
      <BoundText
        field="service.functionArn"
        label={words.functionArn}
        help={words.functionHelp}
        value={service.functionArn}
        mono
        placeholder="arn:aws:lambda:…:function:…"
      />
      <BoundJson
        field="service.providerConfig"
        label={words.providerConfig}
        help={words.providerHelp}
        value={service.providerConfig}
        object
      />
    </>
  );
}

function serviceOf(type: ModelService['type'], current: ModelService): JsonValue {
  if (type === current.type) return { ...current };
  return type === 'bedrock' ? { type, modelId: '' } : { type, functionArn: '', providerConfig: {} };
}
