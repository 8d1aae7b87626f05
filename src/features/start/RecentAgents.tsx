import { keptAgents, type KeyValueStorage } from '../../editor';
import { Icon } from '../../ui';
import { labels } from './labels';

/** Kept agents shown; the rest stay kept. */
const SHOWN = 6;

/** Agents kept in this browser, newest first. */
export function RecentAgents({
  storage,
  onOpen,
}: {
  readonly storage: KeyValueStorage;
  readonly onOpen: (id: string) => void;
}) {
  const agents = keptAgents(storage).slice(0, SHOWN);
  if (agents.length === 0) return null;
  return (
    <div className="start-recent">
      <h3 className="cap strong">{labels.recent}</h3>
      <ul>
        {agents.map((agent) => (
          <li key={agent.id}>
            <button type="button" className="row" onClick={() => onOpen(agent.id)}>
              <Icon name="file" small />
              <span className="ell grow">{agent.name}</span>
              <time className="cap" dateTime={new Date(agent.savedAtMs).toISOString()}>
                {new Date(agent.savedAtMs).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}
              </time>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
