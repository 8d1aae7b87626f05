import { useState } from 'react';
import { useStore } from 'zustand';
import { checkRoleArn } from '../../aws';
import { Select, TextField } from '../../ui';
import type { DeployController } from './deployController';
import type { RoleList } from './deployState';
import { labels } from './labels';

/** Value of the list that opens the text field. */
const TYPED = 'typed';

/** A role that trusts Step Functions from the list, or any by its ARN. */
export function RoleField({ controller }: { readonly controller: DeployController }) {
  const roles = useStore(controller.store, (state) => state.roles);
  const roleArn = useStore(controller.store, (state) => state.form.roleArn);
  const [typing, setTyping] = useState(false);
  const listed = roles.status === 'listed' ? roles.roles : [];
  const isListed = listed.some((role) => role.arn === roleArn);
  const types = typing || listed.length === 0;
  return (
    <>
      {listed.length > 0 && (
        <Select
          label={labels.role}
          help={labels.roleHelp}
          value={types || !isListed ? TYPED : roleArn}
          options={[
            ...listed.map((role) => ({ value: role.arn, label: role.name })),
            { value: TYPED, label: labels.roleOther },
          ]}
          onChange={(value) => {
            setTyping(value === TYPED);
            if (value !== TYPED) controller.change({ roleArn: value });
          }}
        />
      )}
      {(types || !isListed) && (
        <TextField
          label={listed.length > 0 ? labels.roleArn : labels.role}
          help={roleNote(roles)}
          error={roleArn === '' ? undefined : checkRoleArn(roleArn)?.message}
          placeholder="arn:aws:iam::123456789012:role/name"
          value={roleArn}
          onChange={(value) => controller.change({ roleArn: value.trim() })}
        />
      )}
    </>
  );
}

function roleNote(roles: RoleList): string | undefined {
  switch (roles.status) {
    case 'unknown':
      return undefined;
    case 'loading':
      return labels.roleLoading;
    case 'listed':
      return roles.roles.length === 0 ? labels.noRoles : undefined;
    case 'failed':
      return labels.rolesFailed;
  }
}
