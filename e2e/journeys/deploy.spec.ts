import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../drivers/test';

/** A name no other test of this run deploys to; the sandbox keeps what it acknowledged. */
const uniqueName = (title: string) => `${title}-${Date.now().toString(36)}`;

async function openDeploy(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Deploy', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name of the state machine').fill(name);
  return dialog;
}

async function deployAndClose(dialog: Locator, outcome: string): Promise<string> {
  await dialog.getByRole('button', { name: 'Deploy', exact: true }).click();
  await expect(dialog.getByRole('heading', { name: outcome })).toBeVisible();
  const arn = (await dialog.locator('dd').first().textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  return arn;
}

/** What the sandbox says over its API, as any AWS client would ask. */
async function describeMachine(page: Page, stateMachineArn: string): Promise<{ readonly definition: string }> {
  const response = await page.request.post('/', {
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AWSStepFunctions.DescribeStateMachine' },
    data: { stateMachineArn },
  });
  expect(response.ok(), await response.text()).toBe(true);
  return (await response.json()) as { definition: string };
}

test('deploy to the sandbox, describe it byte for byte, change the interval, deploy again, then nothing to do', async ({
  designer,
  page,
}) => {
  const name = uniqueName('mouse');
  await designer.open();

  let dialog = await openDeploy(page, name);
  await expect(dialog.getByRole('heading', { name: new RegExp(`Create ${name}`) })).toBeVisible();
  const arn = await deployAndClose(dialog, 'Created');
  const exported = await designer.exportedText('.asl.json');
  // A text file ends with a line break; the definition is what is before it.
  expect(`${(await describeMachine(page, arn)).definition}\n`).toBe(exported);

  await designer.node('monitor_batch_execution').click();
  await designer.field('Interval').fill('45');
  await designer.field('Interval').blur();
  dialog = await openDeploy(page, name);
  await expect(dialog.getByRole('heading', { name: new RegExp(`Update ${name}`) })).toBeVisible();
  const diff = dialog.getByRole('region', { name: 'Definition' });
  await expect(diff).toContainText('"Seconds": 30');
  await expect(diff).toContainText('"Seconds": 45');
  await dialog.getByRole('button', { name: 'Deploy', exact: true }).click();
  await expect(dialog.getByRole('heading', { name: 'Updated' })).toBeVisible();
  await expect(dialog.locator('dd').nth(1)).toHaveText('2');
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();

  dialog = await openDeploy(page, name);
  await expect(dialog.getByRole('heading', { name: new RegExp(`Nothing to do ${name}`) })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Deploy', exact: true })).toBeDisabled();
});

test('roles that come late end no deployment, and a dialog opened again offers no plan of before', async ({
  designer,
  page,
}) => {
  await designer.open();
  const first = await openDeploy(page, uniqueName('before'));
  await expect(first.getByRole('heading', { name: /^Create / })).toBeVisible();
  await page.keyboard.press('Escape');
  let answerRoles = () => {};
  const isAsked = new Promise<void>((resolve) => (answerRoles = resolve));
  let letRun = () => {};
  const mayRun = new Promise<void>((resolve) => (letRun = resolve));
  await page.route('**/*', async (route) => {
    const request = route.request();
    if (request.postData()?.includes('Action=ListRoles') === true) await isAsked;
    if (request.headers()['x-amz-target']?.endsWith('CreateStateMachine') === true) await mayRun;
    await route.continue();
  });

  await page.getByRole('button', { name: 'Deploy', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Deploy', exact: true })).toBeDisabled();
  const name = uniqueName('late');
  await dialog.getByLabel('Name of the state machine').fill(name);
  await expect(dialog.getByRole('heading', { name: new RegExp(`Create ${name}`) })).toBeVisible();
  await dialog.getByRole('button', { name: 'Deploy', exact: true }).click();
  answerRoles();
  await expect(dialog.getByRole('combobox', { name: 'Role the machine runs with' })).toBeVisible();
  letRun();
  await expect(dialog.getByRole('heading', { name: 'Created' })).toBeVisible();
});

test('deploy by keyboard alone', async ({ designer, page }) => {
  const name = uniqueName('keys');
  await designer.open();
  await designer.outlineRow('Start').focus();
  await page.keyboard.press('Control+Shift+d');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();

  await tabTo(page, dialog.getByLabel('Name of the state machine'));
  await page.keyboard.press('Control+a');
  await page.keyboard.type(name);
  await expect(dialog.getByRole('heading', { name: new RegExp(`Create ${name}`) })).toBeVisible();
  await tabTo(page, dialog.getByRole('button', { name: 'Deploy', exact: true }));
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('heading', { name: 'Created' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < 40; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

test('errors in Problems stop the deploy and say so', async ({ designer, page }) => {
  await designer.open();
  await designer.node('monitor_batch_execution').click();
  await designer.field('Interval').fill('0');

  await page.getByRole('button', { name: 'Deploy', exact: true }).click();
  const dialog = page.getByRole('dialog');

  await expect(dialog).toContainText(/errors? stops? the deploy/);
  await expect(dialog.getByRole('button', { name: 'Deploy', exact: true })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Show problems' }).click();
  await expect(page.getByRole('tab', { name: /Problems/ }).last()).toHaveAttribute('aria-selected', 'true');
});

for (const theme of ['light', 'dark'] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.use({ colorScheme: theme, contextOptions: { reducedMotion: 'reduce' } });

    test('axe finds nothing on the dialog, for the sandbox and for AWS', async ({ designer, page }) => {
      await designer.open();
      const dialog = await openDeploy(page, uniqueName('axe'));
      await expect(dialog.getByRole('heading', { name: /^Create/ })).toBeVisible();
      for (const target of ['Sandbox', 'AWS account']) {
        await dialog.getByRole('radio', { name: new RegExp(target) }).click();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
        ).toEqual([]);
      }
    });
  });
}
