import { LIST_PRICES, parsePriceSettings, type PriceSettings } from '../core/cost';
import { UsageError } from './command';
import { readJsonFile } from './files';

/** What `--region` and `--prices` say; the region given by name wins over the one in the file. */
export async function priceSettings(options: {
  readonly region?: string | undefined;
  readonly prices?: string | undefined;
}): Promise<PriceSettings> {
  const { region, prices: file } = options;
  const own = file === undefined ? LIST_PRICES : settingsIn(await readJsonFile(file), `"${file}": `);
  return region === undefined ? own : settingsIn({ ...own, region }, '--region: ');
}

function settingsIn(value: unknown, place: string): PriceSettings {
  const settings = parsePriceSettings(value);
  if (!settings.ok) throw new UsageError(`${place}${settings.error}`);
  return settings.value;
}
