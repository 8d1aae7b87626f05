import { useState } from 'react';
import {
  isPrice,
  LIST_PRICES,
  PRICE_NAMES,
  PRICED_REGIONS,
  pricesOf,
  type Price,
  type PriceName,
  type PriceSettings,
} from '../../../core/cost';
import { whole } from '../../../core/proof';
import { useEditor, useEditorInstance } from '../../../editor';
import { announce, Button, IconButton, Segmented, Select, Switch } from '../../../ui';
import { useSimulation, useSimulationView } from '../simulationSession';
import { labels } from './labels';
import './ways.css';

/** What everything is priced with: list prices of a region, each of which can be replaced by an own number. */
export function PricesPanel() {
  const editor = useEditorInstance();
  const session = useSimulation();
  const settings = useEditor((state) => state.view.prices);
  const showsFreeTier = useSimulationView((view) => view.showsFreeTier);
  const prices = pricesOf(settings);
  const change = (next: Partial<PriceSettings>) => editor.setView({ prices: { ...settings, ...next } });
  const setPrice = (name: PriceName, usd: number | undefined) => {
    const { [name]: _old, ...others } = settings.prices;
    change({ prices: usd === undefined ? others : { ...others, [name]: usd } });
  };
  const isListed = Object.keys(settings.prices).length === 0;
  const { prices: words } = labels;
  return (
    <section className="ways prices" aria-label={words.title}>
      <header className="ways-head">
        <h2>{words.title}</h2>
        <span className="cap grow">{words.note}</span>
        <Button
          variant="outline"
          disabled={isListed}
          onClick={() => {
            change({ prices: LIST_PRICES.prices });
            announce(words.resetDone);
          }}
        >
          {words.reset}
        </Button>
      </header>
      <div className="prices-form">
        <Select
          label={words.region}
          value={settings.region}
          options={PRICED_REGIONS.map(({ id, name }) => ({ value: id, label: `${name}, ${id}` }))}
          onChange={(region) => change({ region })}
        />
        <div className="field-frame">
          <span className="label">{words.architecture}</span>
          <Segmented
            label={words.architecture}
            value={settings.architecture}
            options={[
              { value: 'x86', label: words.architectures.x86 },
              { value: 'arm64', label: words.architectures.arm64 },
            ]}
            onChange={(architecture) => change({ architecture })}
          />
        </div>
        <div className="row">
          <Switch
            label={words.freeTier}
            checked={showsFreeTier}
            onChange={(checked) => session.view.setState({ showsFreeTier: checked })}
          />
          <span>{words.freeTier}</span>
        </div>
      </div>
      <table className="ways-table plain">
        <thead>
          <tr>
            <th scope="col">{words.columns.price}</th>
            <th scope="col">{words.columns.usd}</th>
            <th scope="col">{words.columns.source}</th>
          </tr>
        </thead>
        <tbody>
          {PRICE_NAMES.map((name) => (
            <tr key={name}>
              <th scope="row">
                {prices[name].title}
                <span className="cap">{words.per(units(prices[name]))}</span>
              </th>
              <td>
                <PriceField price={prices[name]} onChange={(usd) => setPrice(name, usd)} />
              </td>
              <td>
                <span className="row">
                  <Source price={prices[name]} isOwn={settings.prices[name] !== undefined} region={settings.region} />
                  {settings.prices[name] !== undefined && (
                    <IconButton
                      small
                      icon="undo"
                      label={words.resetOne(prices[name].title)}
                      onClick={() => setPrice(name, undefined)}
                    />
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="cap">{words.regions}</p>
      <p className="cap">{words.counted}</p>
    </section>
  );
}

/** Takes over each number as soon as it is one; what is none stays in the field and says so. */
function PriceField({ price, onChange }: { readonly price: Price; readonly onChange: (usd: number) => void }) {
  const [draft, setDraft] = useState<string | null>(null);
  const read = (text: string) => (text.trim() === '' ? Number.NaN : Number(text));
  const isWrong = draft !== null && !isPrice(read(draft));
  return (
    <span className={isWrong ? 'field err' : 'field'}>
      <span className="unit" aria-hidden="true">
        $
      </span>
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={`${price.title}, ${labels.prices.columns.usd}`}
        aria-invalid={isWrong || undefined}
        title={isWrong ? labels.prices.wrong : undefined}
        value={draft ?? String(price.usd)}
        onChange={({ target: { value } }) => {
          setDraft(value);
          if (isPrice(read(value)) && read(value) !== price.usd) onChange(read(value));
        }}
        onBlur={() => setDraft(null)}
      />
    </span>
  );
}

function units({ per, unit }: Price): string {
  return `${whole(per)} ${unit}${per === 1 ? '' : 's'}`;
}

function Source({ price, isOwn, region }: { readonly price: Price; readonly isOwn: boolean; readonly region: string }) {
  if (isOwn) return <span>{labels.prices.own}</span>;
  if (price.checkedOn === '') return <span>{labels.prices.exampleOnly}</span>;
  return (
    <span>
      <a href={price.source} target="_blank" rel="noreferrer">
        {labels.prices.page}
      </a>
      , {labels.prices.listed(price.region, price.checkedOn)}
      {price.region !== region && <span className="cap">{labels.prices.notOfRegion(price.region)}</span>}
    </span>
  );
}
