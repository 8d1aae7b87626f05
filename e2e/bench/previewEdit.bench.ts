// G9: a change in the inspector reaches the preview as a minimal edit, against replacing the whole text, in a machine of a megabyte.
import type { PreviewBench } from './anchors/previewEdit/main';
import { launchBrowser, median, report, serveAnchor } from './pages';

const PAIRS = 15;

const page = await serveAnchor('previewEdit');
const browser = await launchBrowser();
try {
  const tab = await browser.newPage({ viewport: { width: 1200, height: 600 } });
  await tab.goto(page.url);
  await tab.waitForFunction(() => 'previewBench' in globalThis);
  const { characters, states } = await tab.evaluate(() => {
    const { previewBench } = globalThis as unknown as { readonly previewBench: PreviewBench };
    return { characters: previewBench.characters, states: previewBench.states };
  });
  console.log(`a machine of ${(characters / 1e6).toFixed(2)} MB with ${states} states`);

  const minimal: number[] = [];
  const full: number[] = [];
  const derived: number[] = [];
  for (let pair = -2; pair < PAIRS; pair += 1) {
    for (const way of ['minimal', 'full'] as const) {
      const sample = await tab.evaluate((chosen) => {
        const { previewBench } = globalThis as unknown as { readonly previewBench: PreviewBench };
        return previewBench.change(chosen);
      }, way);
      if (!sample.sameText) throw new Error(`The editor does not hold the machine's text after a ${way} edit.`);
      // The first pairs warm the engine up.
      if (pair < 0) continue;
      (way === 'minimal' ? minimal : full).push(sample.editMs);
      derived.push(sample.derivedMs);
    }
  }
  report('G9 edit of the preview, 1 MB', median(minimal), median(full), 'ms', 0.2);
  console.log(`   beside it, to compile and print: ${median(derived).toFixed(1)} ms`);
} finally {
  await browser.close();
  await page.close();
}
