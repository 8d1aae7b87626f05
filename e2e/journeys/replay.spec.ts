import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../drivers/test';

/** The simulation, as a person finds its parts. */
class Replay {
  readonly page: Page;
  readonly playhead: Locator;
  readonly chart: Locator;
  readonly graph: Locator;
  readonly events: Locator;

  constructor(page: Page) {
    this.page = page;
    this.playhead = page.getByRole('slider', { name: 'Playhead' });
    this.chart = page.locator('.lane-chart');
    this.graph = page.getByRole('region', { name: 'Graph of the run' });
    this.events = page.getByRole('listbox', { name: 'Events' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Simulate' }).click();
    await expect(this.playhead).toBeVisible({ timeout: 60_000 });
    await this.page.getByRole('tab', { name: 'Graph' }).click();
    await expect(this.graph.locator('.react-flow__node').first()).toBeVisible();
  }

  /** How often a line of the graph has been taken: 0 while it shows no count. */
  async count(way: string): Promise<number> {
    const shown = this.graph.locator(`[data-way="${way}"]`);
    if ((await shown.count()) === 0) return 0;
    return Number((await shown.textContent())?.split('×')[1]?.replaceAll(',', ''));
  }

  node(name: string): Locator {
    return this.graph.locator('.react-flow__node').filter({ hasText: name });
  }

  /** Drags from one part of the chart to another, in shares of its width; `top`: pixels below its upper edge. */
  async drag(from: number, to: number, top: number): Promise<void> {
    const box = await this.chart.boundingBox();
    if (box === null) throw new Error('The chart is not on the page.');
    await this.page.mouse.move(box.x + from * box.width, box.y + top);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + ((from + to) / 2) * box.width, box.y + top);
    await this.page.mouse.move(box.x + to * box.width, box.y + top);
    await this.page.mouse.up();
  }
}

async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

const MONITOR = 'monitor_batch_execution';

test('by mouse: scrub the run on the graph, in both views, and read how often each line was taken', async ({
  designer,
  page,
}) => {
  await designer.open();
  const replay = new Replay(page);
  await replay.open();

  await page.getByRole('button', { name: 'As a table' }).click();
  const row = page.locator('.lane-table tr').filter({
    has: page.getByRole('rowheader', { name: MONITOR, exact: true }),
  });
  const calls = Number(await row.getByRole('cell').first().textContent());
  await page.getByRole('button', { name: 'As a table' }).click();
  expect(calls).toBeGreaterThan(10);
  await expect.poll(() => replay.count(`calls of ${MONITOR}`)).toBe(calls);

  await replay.drag(0.9, 0.5, 200);
  await expect(replay.playhead).toHaveAttribute('aria-valuetext', new RegExp(`${MONITOR}, check \\d+ of 20$`));
  const half = await replay.count(`calls of ${MONITOR}`);
  expect(half).toBeGreaterThan(0);
  expect(half).toBeLessThan(calls);
  await expect(replay.node(MONITOR)).toContainText(/left/);
  await expect(page.getByRole('heading', { name: `Waiting before ${MONITOR}` })).toBeVisible();

  await replay.graph.getByRole('radio', { name: 'States' }).click();
  await expect.poll(() => replay.count(`Route Tool Call to Wait Before ${MONITOR}`)).toBe(half);
  await replay.node(`Execute ${MONITOR}`).click();
  await expect(replay.playhead).toHaveAttribute('aria-valuetext', new RegExp(`calling ${MONITOR}`));

  // A part of the axis is looked at closer; the whole run is one click away.
  await replay.drag(0.2, 0.4, 8);
  await expect(page.getByRole('radio', { name: /–/ })).toBeChecked();
  await page.getByRole('radio', { name: 'Whole run' }).click();
  await expect(page.getByRole('radio', { name: /–/ })).toHaveCount(0);
});

test('by keyboard: step, jump to the ends, unfold rounds, and go to the State in the ASL', async ({
  designer,
  page,
}) => {
  await designer.open();
  const replay = new Replay(page);
  await replay.open();

  await replay.playhead.focus();
  await page.keyboard.press('Home');
  await expect(replay.playhead).toHaveAttribute('aria-valuetext', '0:00, the run begins');
  expect(await replay.count('start')).toBe(0);
  for (let step = 0; step < 3; step++) await page.keyboard.press('k');
  await expect(replay.playhead).toHaveAttribute('aria-valuetext', '0:00, model turn 1');
  expect(await replay.count('start')).toBe(1);
  await page.keyboard.press('j');
  await expect(replay.playhead).not.toHaveAttribute('aria-valuetext', '0:00, model turn 1');
  await page.keyboard.press('End');
  await expect(replay.playhead).toHaveAttribute('aria-valuetext', /the run has ended: ExecutionSucceeded/);

  await page.keyboard.press('Home');
  await replay.events.focus();
  await expect(replay.events).toHaveAttribute('aria-activedescendant', 'event-row-0');
  const shown = replay.events.getByRole('option', { selected: true });
  await expect(shown).toBeVisible();
  const fold = replay.events.getByRole('option', { name: /more rounds, folded/ });
  const chosen = () => replay.events.getAttribute('aria-activedescendant');
  while (!(await fold.isVisible())) {
    const before = await chosen();
    await page.keyboard.press('PageDown');
    // The list follows in its own time, and goes past what is looked for if it is not waited for.
    await expect.poll(chosen).not.toBe(before);
    await expect(shown).toBeVisible();
  }
  await fold.click();
  await expect(replay.events.getByRole('option', { name: /rounds, unfolded/ })).toBeVisible();

  await replay.node(MONITOR).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: `Waiting before ${MONITOR}` })).toBeVisible();
  await page.getByRole('tab', { name: 'Input' }).click();
  await expect(page.getByRole('region', { name: /^Input/ })).toContainText('"name": "monitor_batch_execution"');
  await page.getByRole('tab', { name: 'Variables' }).click();
  await expect(page.getByRole('region', { name: /^\$messages/ })).toContainText('"role": "user"');
  await page.getByRole('tab', { name: 'Event', exact: true }).click();

  await page.getByRole('button', { name: 'Show in ASL' }).click();
  await expect(replay.playhead).toBeHidden();
  await expect(designer.canvas.locator('.react-flow__node[aria-current]')).toContainText(`Wait Before ${MONITOR}`);
  await expect.poll(() => designer.visibleCode()).toContain(`"Wait Before ${MONITOR}"`);
});

test('without motion a replay goes in steps, and nothing of it breaks a rule of accessibility in either theme', async ({
  designer,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
  await designer.open();
  const replay = new Replay(page);
  await replay.open();
  expect(await violationsOf(page)).toEqual([]);

  await page.getByRole('button', { name: 'Play' }).click();
  const seen = new Set<string>();
  await expect
    .poll(async () => {
      seen.add((await page.locator('.event-title .cap').textContent()) ?? '');
      return seen.size;
    })
    .toBeGreaterThan(2);
  await page.getByRole('button', { name: 'Pause' }).click();
  // Each step is an event: at its own time, never between two.
  await expect(page.locator('.event-title .cap')).toContainText(/event \d+ of/i);

  await page.emulateMedia({ colorScheme: 'light' });
  await replay.graph.getByRole('radio', { name: 'States' }).click();
  await expect(replay.node('Call LLM').first()).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
});
