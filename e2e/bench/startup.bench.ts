// G2, G3: when is the shell painted, against the bare shell; what does the editor weigh, against Monaco as its documentation imports it.
import { join } from 'node:path';
import { buildPage, gzipBytes, modulesOf } from '../../.ci/initialJs.mjs';
import { launchBrowser, median, report, serveAnchor, serveApp, type ServedPage } from './pages';

const PAIRS = 7;
const root = join(import.meta.dirname, '..', '..');

const app = await serveApp();
const bare = await serveAnchor('bareShell');
try {
  const shell: number[] = [];
  const anchor: number[] = [];
  const editorAfterPaint: boolean[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const ours = await shellPaintedMs(app, '[aria-label="Stepwright"]');
    shell.push(ours.paintedMs);
    editorAfterPaint.push(ours.editorRequestedMs === null || ours.editorRequestedMs >= ours.paintedMs);
    anchor.push((await shellPaintedMs(bare, '.react-flow__node')).paintedMs);
  }
  report('G3 shell painted, cold', median(shell), median(anchor), 'ms', 1.25);
  console.log(
    `G2 the editor is asked for after the shell is painted: ${editorAfterPaint.every(Boolean) ? 'yes' : 'NO'}`,
  );
} finally {
  await Promise.all([app.close(), bare.close()]);
}

const ours = await buildPage(root, join(root, 'vite.config.ts'));
const documented = await buildPage(join(import.meta.dirname, 'anchors', 'defaultMonaco'), false);
const withEditor = [...ours.chunks.keys()].filter((name) =>
  modulesOf(ours, [name]).some((id) => id.includes('/monaco-editor/')),
);
if (withEditor.length === 0) throw new Error('No chunk holds the editor: there is nothing to weigh.');
report(
  'G2 JavaScript of the editor, gzip',
  gzipBytes(ours, withEditor) / 1000,
  gzipBytes(documented, documented.initial) / 1000,
  'KB',
  0.85,
);

/** Milliseconds from navigation until the element is painted, in a browser that has never seen the page. */
async function shellPaintedMs(page: ServedPage, selector: string) {
  const browser = await launchBrowser();
  try {
    const tab = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    // The loader that runs this file wraps named functions in a helper the page does not have.
    await tab.addInitScript('globalThis.__name = (value) => value');
    await tab.addInitScript((wanted) => {
      const painted = () => {
        if (document.querySelector(wanted) === null) return requestAnimationFrame(painted);
        // Two frames later what was found has been painted.
        return requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('shell-painted')));
      };
      requestAnimationFrame(painted);
    }, selector);
    await tab.goto(page.url);
    await tab.waitForFunction(() => performance.getEntriesByName('shell-painted').length > 0);
    await tab.waitForTimeout(1500);
    return await tab.evaluate(() => ({
      paintedMs: performance.getEntriesByName('shell-painted')[0]?.startTime ?? Number.NaN,
      editorRequestedMs:
        performance.getEntriesByType('resource').find((entry) => /monaco|aslEditor|AslEditor/i.test(entry.name))
          ?.startTime ?? null,
    }));
  } finally {
    await browser.close();
  }
}
