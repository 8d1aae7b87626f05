import { err, ok, type Result } from '../../../core/base';
import { MAX_POLLING_INTERVAL, type AgentSettings } from '../../../core/model';
import { BoundNumber, BoundOptionalDuration, BoundSegmented, BoundSwitch, BoundText } from '../fields/BoundFields';
import { BoundLines } from '../fields/BoundLines';
import { labels } from '../labels';

const words = labels.agent;

/** How the state machine runs in the account. */
export function DeploymentTab({ settings }: { readonly settings: AgentSettings }) {
  const { stateMachineType, maxConcurrency, timeoutSeconds, tokenMetrics, tags } = settings;
  return (
    <>
      <div className="isec">
        <BoundSegmented
          field="settings.stateMachineType"
          label={words.type}
          help={words.typeHelp[stateMachineType]}
          value={stateMachineType}
          options={(['STANDARD', 'EXPRESS'] as const).map((value) => ({ value, label: words.types[value] }))}
        />
        <BoundNumber
          field="settings.maxConcurrency"
          label={words.maxConcurrency}
          unit={words.calls}
          value={maxConcurrency}
          bounds={{ subject: 'The number', min: 1, max: 40 }}
        />
        <BoundOptionalDuration
          field="settings.timeoutSeconds"
          label={words.timeout}
          help={words.timeoutHelp}
          value={timeoutSeconds}
          bounds={{ subject: 'The timeout', min: 1, max: MAX_POLLING_INTERVAL, unit: 'seconds' }}
        />
      </div>
      <div className="isec">
        <BoundSwitch
          plain
          field="settings.tokenMetrics.enabled"
          label={words.metrics}
          help={words.metricsHelp}
          checked={tokenMetrics.enabled}
          on
          off={false}
        >
          <BoundText
            field="settings.tokenMetrics.namespace"
            label={words.namespace}
            value={tokenMetrics.namespace}
            mono
          />
        </BoundSwitch>
      </div>
      <div className="isec">
        <BoundLines
          field="settings.tags"
          label={words.tags}
          help={words.tagsHelp}
          value={tags}
          print={(record) => Object.entries(record).map(([name, value]) => `${name} = ${value}`)}
          read={readTags}
        />
      </div>
    </>
  );
}

function readTags(lines: readonly string[]): Result<Readonly<Record<string, string>>, string> {
  const tags: Record<string, string> = {};
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^=]+)=(.*)$/.exec(line) ?? [];
    if (name.trim() === '') return err(words.tagsProblem(line));
    tags[name.trim()] = value.trim();
  }
  return ok(tags);
}
