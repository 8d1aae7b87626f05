import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Node by default; a component test opts into jsdom with a `@vitest-environment jsdom` comment, because jsdom costs half a second a file. */
export default defineConfig({
  plugins: [react()],
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'node',
    setupFiles: ['vitest.setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Vitest leaves one core to its main process, which has little to do: on two cores that is half the speed.
    maxWorkers: '100%',
  },
});
