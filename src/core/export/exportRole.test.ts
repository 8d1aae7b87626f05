import { describe, expect, it } from 'vitest';
import { exportRole } from './exportRole';

const task = (resource: string, fields = {}) => ({ Type: 'Task', Resource: resource, Arguments: fields, End: true });

describe('exportRole', () => {
  it('takes region and account from the first ARN that has both', () => {
    const search = 'arn:aws-cn:lambda:cn-north-1:111122223333:function:search';
    const definition = { States: { Ask: task('arn:aws-cn:states:::lambda:invoke', { FunctionName: search }) } };

    const { policies, diagnostics } = exportRole(definition, 'My agent');

    expect(diagnostics).toEqual([]);
    expect(policies).toMatchObject({
      permissions: { Statement: [{ Action: ['lambda:InvokeFunction'], Resource: [search, `${search}:*`] }] },
      trust: {
        Statement: [
          {
            Action: 'sts:AssumeRole',
            Condition: {
              StringEquals: { 'aws:SourceAccount': '111122223333' },
              ArnLike: { 'aws:SourceArn': 'arn:aws-cn:states:cn-north-1:111122223333:stateMachine:My-agent' },
            },
          },
        ],
      },
    });
  });

  it('says that the account is not known', () => {
    const { policies, diagnostics } = exportRole({ States: { Done: { Type: 'Succeed' } } }, 'agent');

    expect(diagnostics.map(({ code }) => code)).toEqual(['file/role-place-unknown']);
    expect(JSON.stringify(policies.trust)).toContain('arn:aws:states:REGION:ACCOUNT_ID:stateMachine:agent');
  });

  it('names the State and the permission that has to be added by hand', () => {
    const States = { 'a/b': task('arn:aws:states:::lambda:invoke', { FunctionName: '{% $states.input.name %}' }) };

    const { diagnostics } = exportRole({ States }, 'agent');

    expect(diagnostics.at(-1)).toMatchObject({
      code: 'file/role-to-review',
      severity: 'warning',
      at: { kind: 'asl', pointer: '/States/a~1b' },
    });
    expect(diagnostics.at(-1)?.message).toMatch(/^“a\/b”: .* Not in the file: lambda:InvokeFunction\.$/);
  });
});
