// What a visitor loads before the first paint, against the bare shell of React + React Flow + zustand built by the same Vite.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

/** Initial JavaScript may weigh so many times the bare shell (gzip -9). */
const MAX_RATIO = 1.35;
/** Packages that come only when they are used. */
const LAZY = /node_modules\/(monaco-editor|@monaco-editor|elkjs|jsonata|@aws-sdk|@smithy|zod)\//;

const root = fileURLToPath(new URL('..', import.meta.url));

const BARE_SHELL = `
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Background, Controls, Handle, MiniMap, Position, ReactFlow, applyNodeChanges } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { create } from 'zustand';
const useNodes = create((set) => ({
  nodes: [{ id: 'a', type: 'tool', position: { x: 0, y: 0 }, data: { label: 'a' } }],
  change: (changes) => set((state) => ({ nodes: applyNodeChanges(changes, state.nodes) })),
}));
const nodeTypes = { tool: ({ data }) => <div><Handle type="target" position={Position.Left} />{data.label}</div> };
function Shell() {
  const { nodes, change } = useNodes();
  const [edges] = useState([]);
  return <ReactFlow nodes={nodes} edges={edges} nodeTypes={nodeTypes} onNodesChange={change}><Background /><Controls /><MiniMap /></ReactFlow>;
}
createRoot(document.getElementById('root')).render(<StrictMode><Shell /></StrictMode>);
`;

const [ours, bare] = [await initialChunks(root, join(root, 'vite.config.ts')), await bareShell()];
const ratio = ours.gzipBytes / bare.gzipBytes;
const early = ours.modules.filter((id) => LAZY.test(id));
console.log(
  `initial JS ${kilobytes(ours)} against ${kilobytes(bare)} of the bare shell: ${ratio.toFixed(2)} × (limit ${MAX_RATIO}); ` +
    `${early.length} modules that should be lazy`,
);
for (const id of early.slice(0, 10)) console.log(`  loaded too early: ${id.slice(id.lastIndexOf('node_modules'))}`);
process.exitCode = ratio <= MAX_RATIO && early.length === 0 ? 0 : 1;

async function bareShell() {
  const folder = mkdtempSync(join(root, 'node_modules', '.bare-shell-'));
  try {
    writeFileSync(join(folder, 'main.jsx'), BARE_SHELL);
    writeFileSync(
      join(folder, 'index.html'),
      '<!doctype html><div id="root"></div><script type="module" src="./main.jsx"></script>',
    );
    return await initialChunks(folder, false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bytes and modules of the entry and everything it imports statically. */
async function initialChunks(folder, configFile) {
  const result = await build({
    root: folder,
    configFile,
    logLevel: 'error',
    ...(configFile === false && { plugins: [react()] }),
    build: { write: false, target: 'es2022', manifest: false },
  });
  const chunks = new Map(result.output.filter((file) => file.type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const wanted = new Set();
  const visit = (name) => {
    const chunk = chunks.get(name);
    if (chunk === undefined || wanted.has(chunk)) return;
    wanted.add(chunk);
    chunk.imports.forEach(visit);
  };
  for (const chunk of chunks.values()) if (chunk.isEntry) visit(chunk.fileName);
  return {
    gzipBytes: [...wanted].reduce((sum, chunk) => sum + gzipSync(chunk.code, { level: 9 }).length, 0),
    modules: [...wanted].flatMap((chunk) =>
      Object.entries(chunk.modules).flatMap(([id, module]) => (module.renderedLength > 0 ? [id] : [])),
    ),
  };
}

function kilobytes({ gzipBytes }) {
  return `${(gzipBytes / 1000).toFixed(1)} KB`;
}
