import { useStore } from 'zustand';
import { checkMachineName, type MachineType } from '../../aws';
import { classNames, Icon, Select, TextField } from '../../ui';
import { CredentialsBox } from './CredentialsBox';
import type { DeployController } from './deployController';
import type { TargetKind } from './deployState';
import { IdentityCard } from './IdentityCard';
import { labels } from './labels';
import { regions } from './regions';
import { RoleField } from './RoleField';

export interface DeployFieldsProps {
  readonly controller: DeployController;
  readonly disabled: boolean;
  readonly type: MachineType;
}

const targets: readonly TargetKind[] = ['sandbox', 'aws'];

/** Target, credentials, region, name and role. */
export function DeployFields({ controller, disabled, type }: DeployFieldsProps) {
  const form = useStore(controller.store, (state) => state.form);
  return (
    <fieldset className="deploy-fields" disabled={disabled}>
      <legend className="label">{labels.where}</legend>
      <div className="deploy-targets" role="radiogroup" aria-label={labels.where}>
        {targets.map((target) => (
          <button
            key={target}
            type="button"
            role="radio"
            aria-checked={form.target === target}
            className={classNames('deploy-target', form.target === target && 'on')}
            onClick={() => controller.change({ target })}
          >
            <Icon name={target === 'sandbox' ? 'terminal' : 'cloud'} />
            <span>
              <span className="strong">{labels.targets[target].name}</span>
              <span className="cap">{labels.targets[target].line}</span>
            </span>
          </button>
        ))}
      </div>
      {form.target === 'aws' && <CredentialsBox controller={controller} />}
      {form.target === 'aws' && <IdentityCard controller={controller} />}
      <Select
        label={labels.region}
        value={form.region}
        options={regionOptions(form.region)}
        disabled={disabled}
        onChange={(region) => controller.change({ region })}
      />
      <TextField
        label={labels.name}
        value={form.name}
        error={checkMachineName(form.name)?.hint}
        onChange={(name) => controller.change({ name })}
      />
      <RoleField controller={controller} />
      <p className="cap">
        {labels.type}: {labels.types[type]}
      </p>
    </fieldset>
  );
}

/** A region that came with the credentials may be one that the list does not know. */
function regionOptions(current: string) {
  const known = Object.entries(regions).map(([value, place]) => ({ value, label: `${value}, ${place}` }));
  return current in regions ? known : [{ value: current, label: current }, ...known];
}
