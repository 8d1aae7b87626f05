import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium, type Browser } from '@playwright/test';
import { build, preview } from 'vite';
import { findChromium } from '../../.ci/chromium.mjs';

const root = join(import.meta.dirname, '..', '..');

/** A page being served, until it is closed. */
export interface ServedPage {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds one of the anchor pages and serves it on a free loopback port. */
export async function serveAnchor(name: 'bareShell' | 'defaultMonaco' | 'previewEdit'): Promise<ServedPage> {
  const folder = join(import.meta.dirname, 'anchors', name);
  const outDir = mkdtempSync(join(tmpdir(), 'stepwright-anchor-'));
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 10_000 },
  });
  const server = await preview({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    async close() {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}

/** Serves the built app with its own server on a free loopback port. */
export async function serveApp(): Promise<ServedPage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'stepwright-bench-'));
  const server = spawn(
    process.execPath,
    [join(root, 'dist/node/stepwright.js'), 'serve', '--port', '0', '--data-dir', dataDir],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [greeting] = (await once(server.stdout, 'data')) as [Buffer];
  const url = /http:\/\/\S+/.exec(greeting.toString())?.[0];
  if (url === undefined) throw new Error(`The server said: ${greeting.toString()}`);
  return {
    url,
    async close() {
      server.kill('SIGTERM');
      await once(server, 'exit');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A fresh browser: cold caches for each sample. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  return chromium.launch({
    ...(executablePath !== null && { executablePath }),
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--no-first-run',
      '--disable-quic',
    ],
  });
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Nearest-rank percentile; `share` from 0 to 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Prints one line of a benchmark: the two numbers, their ratio and the goal. */
export function report(name: string, ours: number, anchor: number, unit: string, goal: number): void {
  const ratio = ours / anchor;
  const verdict = ratio <= goal ? 'met' : 'MISSED';
  console.log(
    `${name}: ${ours.toFixed(1)} ${unit} against ${anchor.toFixed(1)} ${unit}: ${ratio.toFixed(2)} × (goal ≤ ${goal} ×, ${verdict})`,
  );
}
