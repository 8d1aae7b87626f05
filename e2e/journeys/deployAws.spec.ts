import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { startServer, type RunningServer } from '../../src/server';
import { expect, test as base } from '../drivers/test';
import { awsErrors, startFakeAws, type FakeAws, type Fault } from '../fakeAws';

// The built page, the real SDK and relay; AWS is a server that verifies signatures with an implementation of its own.

interface Account {
  readonly aws: FakeAws;
  readonly server: RunningServer;
  readonly serverLog: readonly string[];
}

const test = base.extend<{ account: Account }>({
  account: async ({ browserName: _ }, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'stepwright-e2e-'));
    const aws = await startFakeAws();
    const serverLog: string[] = [];
    const started = await startServer({
      appDir: path.resolve(import.meta.dirname, '../../dist/app'),
      dataDir: folder,
      port: 0,
      awsEndpoint: aws.url,
      onInternalError: (error) => serverLog.push(String(error)),
    });
    if (!started.ok) throw new Error(started.error);
    await use({ aws, server: started.value, serverLog });
    await started.value.stop();
    await aws.stop();
    await rm(folder, { recursive: true });
  },
  baseURL: async ({ account }, use) => {
    await use(account.server.url);
  },
});

function pasted(aws: FakeAws): string {
  const { accessKeyId, secretAccessKey, sessionToken } = aws.credentials;
  return [
    `export AWS_ACCESS_KEY_ID="${accessKeyId}"`,
    `export AWS_SECRET_ACCESS_KEY="${secretAccessKey}"`,
    `export AWS_SESSION_TOKEN="${sessionToken}"`,
    `export AWS_CREDENTIAL_EXPIRATION=${new Date(Date.now() + 3_600_000).toISOString()}`,
  ].join('\n');
}

async function openWithCredentials(page: Page, text: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Deploy', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /AWS account/ }).click();
  await dialog.getByLabel('Paste credentials').fill(text);
  return dialog;
}

test('account and identity are shown before anything is created; then the machine, its version and a link', async ({
  account: { aws },
  designer,
  page,
}) => {
  await designer.open();

  const dialog = await openWithCredentials(page, pasted(aws));
  await expect(dialog).toContainText('0000-0000-0000');
  await expect(dialog).toContainText(/min \d+ s left|1 h left|min left/);
  await expect(dialog.getByRole('heading', { name: /^Create/ })).toBeVisible();
  expect(aws.operations.filter((operation) => operation.startsWith('Create'))).toEqual([]);

  await dialog.getByRole('button', { name: 'Deploy', exact: true }).click();
  await expect(dialog.getByRole('heading', { name: 'Created' })).toBeVisible();
  await expect(dialog.getByRole('link', { name: 'Open in the AWS console' })).toHaveAttribute(
    'href',
    /console\.aws\.amazon\.com/,
  );
  expect(aws.operations.filter((operation) => operation.startsWith('Create'))).toHaveLength(1);
});

test('the secret is nowhere but in memory: not on the wire, in a storage, in the page, on the console or in the log', async ({
  account: { aws, serverLog },
  designer,
  page,
}) => {
  const { secretAccessKey } = aws.credentials;
  const wire: string[] = [];
  const printed: string[] = [];
  page.on('request', (request) => {
    wire.push(`${request.url()}\n${JSON.stringify(request.headers())}\n${request.postData() ?? ''}`);
  });
  page.on('console', (message) => printed.push(message.text()));
  await designer.open();

  const dialog = await openWithCredentials(page, pasted(aws));
  await expect(dialog.getByRole('heading', { name: /^Create/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Deploy', exact: true }).click();
  await expect(dialog.getByRole('heading', { name: 'Created' })).toBeVisible();

  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const html = document.documentElement.outerHTML;
    const values = [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value);
    return JSON.stringify([
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      databases,
      document.cookie,
      location.href,
      html,
      values,
    ]);
  });
  const received = JSON.stringify(aws.received);
  expect(wire.length).toBeGreaterThan(0);
  for (const [where, text] of Object.entries({
    wire: wire.join('\n'),
    kept,
    printed: printed.join('\n'),
    received,
    log: serverLog.join('\n'),
  })) {
    expect(text.includes(secretAccessKey), where).toBe(false);
  }

  await dialog.getByRole('button', { name: 'Forget these' }).click();
  await expect(dialog.getByLabel('Paste credentials')).toBeVisible();
  await expect(dialog).not.toContainText('0000-0000-0000');
});

const failures: readonly (readonly [string, string, Fault, RegExp])[] = [
  ['an expired token', 'GetCallerIdentity', awsErrors.expiredToken, /expired/],
  [
    'access denied',
    'CreateStateMachine',
    awsErrors.accessDenied('states:CreateStateMachine'),
    /may not create the state machine/,
  ],
  [
    'a connection that drops in the middle',
    'DescribeStateMachine',
    { kind: 'drop-before' },
    /connection broke|does not answer/,
  ],
  ['a service failure', 'ValidateStateMachineDefinition', awsErrors.expiredToken, /expired/],
];

for (const [what, operation, fault, sentence] of failures) {
  test(`${what} ends in a sentence, a next step and what is left`, async ({ account: { aws }, designer, page }) => {
    await designer.open();
    // More than the SDK tries by itself.
    aws.fail(operation, ...Array.from({ length: 6 }, () => fault));
    const dialog = await openWithCredentials(page, pasted(aws));
    if (operation === 'CreateStateMachine') {
      await expect(dialog.getByRole('heading', { name: /^Create/ })).toBeVisible();
      await dialog.getByRole('button', { name: 'Deploy', exact: true }).click();
    }

    const alert = dialog.getByRole('alert');
    await expect(alert).toContainText(sentence);
    await expect(alert).toContainText('Nothing was changed.');
    await expect(dialog.getByRole('button', { name: 'Try again' })).toBeEnabled();
  });
}

test('text that holds no credentials gets a sentence, and the box stays', async ({ account: _, designer, page }) => {
  await designer.open();

  const dialog = await openWithCredentials(page, 'buy milk');

  await expect(dialog).toContainText('No AWS credentials were found in the pasted text.');
  await expect(dialog.getByLabel('Paste credentials')).toHaveValue('');
});
