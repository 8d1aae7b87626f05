import type { State } from '../../../core/asl';
import { labels } from '../labels';
import { StateText } from './StateText';

const words = labels.state;

/** What the State reads, stores and hands on. */
export function StateData({ state }: { readonly state: State }) {
  const parts = [
    { label: words.items, value: 'Items' in state ? state.Items : undefined },
    { label: words.arguments, value: 'Arguments' in state ? state.Arguments : undefined },
    { label: words.assign, value: state.Assign },
    { label: words.output, value: state.Output },
  ].filter(({ value }) => value !== undefined);
  if (parts.length === 0) return <p className="isec cap">{words.noData}</p>;
  return parts.map(({ label, value }) => (
    <div key={label} className="isec">
      <span className="label">{label}</span>
      <StateText text={JSON.stringify(value, null, 2)} />
    </div>
  ));
}
