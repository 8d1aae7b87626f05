import type { MachineType } from '../../aws';
import type { DeployForm } from './deployState';

/** Marks the end of the definition in the script; no line of JSON is this. */
const END_OF_DEFINITION = 'END_OF_DEFINITION';

/** The same deployment for a shell with the AWS CLI: creates the machine, or updates it if the name is taken. */
export function cliScript(deployment: {
  readonly form: DeployForm;
  readonly definition: string;
  readonly type: MachineType;
}): string {
  const { form, definition, type } = deployment;
  const role = form.roleArn === '' ? 'arn:aws:iam::ACCOUNT:role/ROLE' : form.roleArn;
  return [
    '#!/usr/bin/env bash',
    'set -euo pipefail',
    `name=${quoted(form.name)}`,
    `region=${quoted(form.region)}`,
    `role=${quoted(role)}`,
    'definition=$(mktemp)',
    `trap 'rm -f "$definition"' EXIT`,
    `cat > "$definition" <<'${END_OF_DEFINITION}'`,
    definition,
    END_OF_DEFINITION,
    'account=$(aws sts get-caller-identity --query Account --output text)',
    'arn="arn:aws:states:$region:$account:stateMachine:$name"',
    'if aws stepfunctions describe-state-machine --region "$region" --state-machine-arn "$arn" > /dev/null 2>&1; then',
    '  aws stepfunctions update-state-machine --region "$region" --state-machine-arn "$arn" \\',
    '    --definition "file://$definition" --role-arn "$role" --publish',
    'else',
    '  aws stepfunctions create-state-machine --region "$region" --name "$name" \\',
    `    --type ${type} --definition "file://$definition" --role-arn "$role" --publish`,
    'fi',
    '',
  ].join('\n');
}

/** Single quotes keep everything but themselves. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
