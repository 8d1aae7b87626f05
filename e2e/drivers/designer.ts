import { readFile } from 'node:fs/promises';
import { expect, type Download, type Locator, type Page } from '@playwright/test';

/** What a person finds on the page, by role and name; coordinates and waiting hide here, assertions never. */
export class Designer {
  readonly page: Page;
  readonly canvas: Locator;
  readonly inspector: Locator;
  readonly code: Locator;
  readonly save: Locator;

  constructor(page: Page) {
    this.page = page;
    this.canvas = page.getByRole('region', { name: 'Canvas' });
    this.inspector = page.getByRole('complementary', { name: 'Inspector' });
    this.code = page.locator('.monaco-editor .view-lines');
    this.save = page.locator('.save-note');
  }

  /** Opens the app and waits until the first agent is there. */
  async open(path = '/'): Promise<void> {
    await this.page.goto(path);
    await expect(this.page.getByText('Loading the agent…')).toBeHidden();
    await expect(this.canvas).toBeVisible();
  }

  /** A node of the agent graph, by the name a person gave it. */
  node(name: string): Locator {
    return this.canvas.locator('.react-flow__node').filter({ hasText: name });
  }

  /** A row of the outline; what it says of waiting stands behind the name. */
  outlineRow(name: string): Locator {
    const row = new RegExp(`^${name}( |$)`);
    return this.page.getByRole('list', { name: 'Outline' }).getByRole('button', { name: row });
  }

  field(label: string): Locator {
    return this.inspector.getByLabel(label, { exact: true });
  }

  /** Lines of the editor that are drawn now, as one text with plain blanks. */
  async visibleCode(): Promise<string> {
    const lines = await this.code.locator('.view-line').allTextContents();
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /** Jumps in the editor to the first place of a text, with its own Find. */
  async findInCode(text: string): Promise<void> {
    // The editor's lines are laid out far beyond what is seen of them; its frame is what a person clicks.
    await this.page.locator('.monaco-editor').first().click();
    await expect(this.page.locator('.monaco-editor.focused')).toBeVisible();
    await this.page.keyboard.press('Control+f');
    await expect(this.page.locator('.find-widget.visible')).toBeVisible();
    await this.page.locator('.find-widget textarea').first().fill(text);
    await expect(this.page.locator('.find-widget .matchesCount')).not.toHaveText('No results');
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.press('Escape');
  }

  /** Opens the dialog of exports, takes one of the files and reads it. */
  async exportedText(suffix: string): Promise<string> {
    await this.page.getByRole('button', { name: 'Export', exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Export' });
    const download = this.page.waitForEvent('download');
    await dialog.getByRole('button', { name: new RegExp(`^Download .*${suffix}$`) }).click();
    const text = await textOf(await download);
    await this.page.keyboard.press('Escape');
    return text;
  }
}

export async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}
