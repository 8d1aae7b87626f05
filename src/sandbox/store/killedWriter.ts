import { appendFileSync } from 'node:fs';
import { ARN, definitionSaying, ROLE, testSandbox } from '../testSandbox';
import { openFileStore } from './fileStore';

/**
 * A process that writes to a store until it is killed, for the kill test. It notes each change before it asks for it (`try`) and after it was
 * acknowledged (`ack`), and says so on its output.
 */
const [folder = '', journal = '', round = ''] = process.argv.slice(2);
const machineNames = ['a', 'b', 'c'];
const { store } = await openFileStore(folder);
const aws = testSandbox(store);

for (let count = 0; ; count++) {
  const name = machineNames[count % machineNames.length] ?? '';
  const stateMachineArn = ARN.replace(/agent$/, name);
  const change = `${name} ${round}.${count}`;
  const exists = store.get(stateMachineArn) !== undefined;
  const deletes = exists && count % 17 === 16;
  const what = deletes ? `${name} deleted` : change;
  appendFileSync(journal, `try ${what}\n`);
  const definition = definitionSaying(`${change} ${'x'.repeat((count * 997) % 50_000)}`);
  const reply = deletes
    ? await aws.call('DeleteStateMachine', { stateMachineArn })
    : exists
      ? await aws.call('UpdateStateMachine', { stateMachineArn, definition, publish: count % 5 === 0 })
      : await aws.call('CreateStateMachine', { name, definition, roleArn: ROLE });
  if (reply.status !== 200) throw new Error(JSON.stringify(reply));
  appendFileSync(journal, `ack ${what}\n`);
  process.stdout.write('.');
}
