// Builds a page in memory and tells which JavaScript its first load brings.
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

/**
 * @param folder - root of the page.
 * @param configFile - its Vite configuration, or false for the plain one of the anchors.
 * @returns all chunks by file name, and the names of those that the entry imports statically.
 */
export async function buildPage(folder, configFile) {
  const result = await build({
    root: folder,
    configFile,
    logLevel: 'error',
    ...(configFile === false && { plugins: [react()], worker: { format: 'es' } }),
    build: { write: false, target: 'es2022', manifest: false, chunkSizeWarningLimit: 10_000 },
  });
  const chunks = new Map(result.output.filter((file) => file.type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const initial = new Set();
  const visit = (name) => {
    const chunk = chunks.get(name);
    if (chunk === undefined || initial.has(name)) return;
    initial.add(name);
    chunk.imports.forEach(visit);
  };
  for (const chunk of chunks.values()) if (chunk.isEntry) visit(chunk.fileName);
  return { chunks, initial: [...initial] };
}

/** Bytes of chunks after gzip -9, each compressed on its own as a server does. */
export function gzipBytes(page, names) {
  return names.reduce((sum, name) => sum + gzipSync(page.chunks.get(name).code, { level: 9 }).length, 0);
}

/** Modules that left code in chunks. */
export function modulesOf(page, names) {
  return names.flatMap((name) =>
    Object.entries(page.chunks.get(name).modules).flatMap(([id, module]) => (module.renderedLength > 0 ? [id] : [])),
  );
}
