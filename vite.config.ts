import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page. Monaco, the AWS SDK and jsonata are lazy chunks; `manifest` is what the bundle budget reads. */
export default defineConfig({
  plugins: [react()],
  worker: { format: 'es' },
  build: { target: 'es2022', outDir: 'dist/app', manifest: true, chunkSizeWarningLimit: 4000 },
});
