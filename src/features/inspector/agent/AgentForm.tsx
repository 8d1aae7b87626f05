import type { AgentDocument, AgentSettings, ConfigurationSource } from '../../../core/model';
import type { JsonValue } from '../../../core/json';
import type { InspectorTab } from '../../../editor';
import { BoundSegmented, BoundText } from '../fields/BoundFields';
import { labels } from '../labels';
import { DeploymentTab } from './DeploymentTab';

const words = labels.agent;

/** The agent's own settings: what is shown while nothing is selected. */
export function AgentForm({ document, tab }: { readonly document: AgentDocument; readonly tab: InspectorTab }) {
  if (tab === 'deployment') return <DeploymentTab settings={document.settings} />;
  return (
    <>
      <div className="isec">
        <BoundText field="name" label={words.name} help={words.nameHelp} value={document.name} />
        <BoundText field="description" label={words.description} value={document.description} rows={3} />
      </div>
      <SettingsFields settings={document.settings} />
    </>
  );
}

function SettingsFields({ settings }: { readonly settings: AgentSettings }) {
  const { naming, configuration, resultContent } = settings;
  return (
    <>
      <div className="isec">
        <BoundSegmented
          field="settings.naming"
          label={words.naming}
          help={words.namingHelp[naming]}
          value={naming}
          options={(['design', 'framework'] as const).map((value) => ({ value, label: words.namings[value] }))}
        />
      </div>
      <div className="isec">
        <BoundSegmented
          field="settings.configuration"
          label={words.configuration}
          help={words.configurationHelp[configuration.type]}
          value={configuration.type}
          options={(['inline', 'registry'] as const).map((value) => ({ value, label: words.configurations[value] }))}
          toJson={(type) => configurationOf(type, configuration)}
        />
        {configuration.type === 'registry' && (
          <>
            <BoundText
              field="settings.configuration.agentTable"
              label={words.agentTable}
              value={configuration.agentTable}
              mono
            />
            <BoundText
              field="settings.configuration.agentVersion"
              label={words.agentVersion}
              value={configuration.agentVersion}
              mono
            />
            <BoundText
              field="settings.configuration.toolTable"
              label={words.toolTable}
              value={configuration.toolTable}
              mono
            />
            <BoundText
              field="settings.configuration.modelTable"
              label={words.modelTable}
              value={configuration.modelTable}
              mono
            />
          </>
        )}
      </div>
      <div className="isec">
        <BoundSegmented
          field="settings.resultContent"
          label={words.resultContent}
          help={words.resultContentHelp}
          value={resultContent}
          options={(['text', 'object'] as const).map((value) => ({ value, label: words.resultContents[value] }))}
        />
      </div>
    </>
  );
}

/** The framework's own table names are the first suggestion. */
function configurationOf(type: ConfigurationSource['type'], current: ConfigurationSource): JsonValue {
  if (type === current.type) return { ...current };
  if (type === 'inline') return { type };
  return {
    type,
    agentTable: 'AgentRegistry',
    agentVersion: 'v1.0',
    toolTable: 'ToolRegistry',
    modelTable: 'LLMModels',
  };
}
