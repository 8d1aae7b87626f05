// What a visitor loads before the first paint, against the bare shell of React + React Flow + zustand built by the same Vite.
import { fileURLToPath } from 'node:url';
import { buildPage, gzipBytes, modulesOf } from './initialJs.mjs';

/** Initial JavaScript may weigh so many times the bare shell (gzip -9). */
const MAX_RATIO = 1.35;
/** Packages that come only when they are used. */
const LAZY = /node_modules\/(monaco-editor|@monaco-editor|elkjs|jsonata|@aws-sdk|@smithy|zod)\//;

const path = (relative) => fileURLToPath(new URL(`../${relative}`, import.meta.url));

const ours = await buildPage(path('.'), path('vite.config.ts'));
const bare = await buildPage(path('e2e/bench/anchors/bareShell'), false);
const [bytes, bareBytes] = [gzipBytes(ours, ours.initial), gzipBytes(bare, bare.initial)];
const ratio = bytes / bareBytes;
const early = modulesOf(ours, ours.initial).filter((id) => LAZY.test(id));
console.log(
  `initial JS ${(bytes / 1000).toFixed(1)} KB against ${(bareBytes / 1000).toFixed(1)} KB of the bare shell: ` +
    `${ratio.toFixed(2)} × (limit ${MAX_RATIO}); ${early.length} modules that should be lazy`,
);
for (const id of early.slice(0, 10)) console.log(`  loaded too early: ${id.slice(id.lastIndexOf('node_modules'))}`);
process.exitCode = ratio <= MAX_RATIO && early.length === 0 ? 0 : 1;
