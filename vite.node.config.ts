import { defineConfig } from 'vite';

/** The command line, its worker and the local server, as plain files that Node runs. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/node',
    rolldownOptions: {
      input: { stepwright: 'src/cli/main.ts', 'run.worker': 'src/cli/worker/run.worker.ts' },
    },
  },
});
