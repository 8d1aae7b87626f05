import type { GiveUp, PollingSettings } from '../../../core/model';
import { BoundSelect, BoundText } from '../fields/BoundFields';
import { labels } from '../labels';

const words = labels.waiting;
const giveUps = (Object.keys(words.giveUps) as GiveUp[]).map((value) => ({ value, label: words.giveUps[value] })); // the keys of a table over GiveUp

export function GiveUpSection({ polling }: { readonly polling: PollingSettings }) {
  return (
    <div className="isec">
      <BoundSelect
        field="polling.onGiveUp"
        label={polling.mode === 'callback' ? words.giveUpCallback : words.giveUp}
        value={polling.onGiveUp}
        options={giveUps}
      />
      {polling.onGiveUp === 'human' && (
        <BoundText
          field="polling.giveUpActivityArn"
          label={words.giveUpActivity}
          value={polling.giveUpActivityArn ?? ''}
          mono
          placeholder="arn:aws:states:…:activity:…"
        />
      )}
    </div>
  );
}
