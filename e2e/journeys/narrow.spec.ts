import { expect, test } from '../drivers/test';

test('on a narrow window the inspector is a sheet that comes with what is selected and can be put away', async ({
  designer,
  page,
}) => {
  await page.setViewportSize({ width: 820, height: 900 });
  await designer.open();
  await expect(designer.inspector).toBeHidden();

  await designer.node('monitor_batch_execution').click();
  await expect(designer.inspector.getByRole('textbox', { name: 'Interval' })).toBeVisible();

  const toggle = page.getByRole('button', { name: 'Settings of what is selected' });
  await toggle.click();
  await expect(designer.inspector).toBeHidden();
  await toggle.press('Enter');
  await expect(designer.inspector).toBeVisible();

  const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(overflow).toBe(false);
});
