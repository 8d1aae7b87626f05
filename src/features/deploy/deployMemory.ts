import type { DeployRecord } from '../../aws';
import type { KeyValueStorage } from '../../editor';
import type { DeployForm } from './deployState';

const FORM_KEY = 'stepwright/deploy-form';
const RECORDS_KEY = 'stepwright/deploys';

/** Where the last deployment went; nothing secret. Unreadable: nothing. */
export function keptForm(storage: KeyValueStorage): Partial<Pick<DeployForm, 'region'>> {
  const { region } = readRecord(storage, FORM_KEY);
  return typeof region === 'string' ? { region } : {};
}

export function keepForm(storage: KeyValueStorage, { region }: DeployForm): void {
  write(storage, FORM_KEY, { region });
}

/** What the last deployment of this name to this place left, so that changes by others are noticed. */
export function keptDeploy(storage: KeyValueStorage, form: DeployForm): DeployRecord | null {
  const record = readRecord(storage, RECORDS_KEY)[placeOf(form)];
  if (typeof record !== 'object' || record === null || !('arn' in record) || typeof record.arn !== 'string')
    return null;
  const revisionId = 'revisionId' in record && typeof record.revisionId === 'string' ? record.revisionId : undefined;
  return { arn: record.arn, revisionId };
}

export function keepDeploy(storage: KeyValueStorage, form: DeployForm, record: DeployRecord): void {
  write(storage, RECORDS_KEY, { ...readRecord(storage, RECORDS_KEY), [placeOf(form)]: record });
}

function placeOf({ target, region, name }: DeployForm): string {
  return `${target} ${region} ${name}`;
}

function readRecord(storage: KeyValueStorage, key: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(storage.getItem(key) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {}; // damaged: the next write mends it
  }
}

function write(storage: KeyValueStorage, key: string, value: unknown): void {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // A full storage costs only convenience here; that the agent itself is kept is told in the top bar.
  }
}
