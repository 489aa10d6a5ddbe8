import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

/** What the app takes, in time and memory, one measure after the other; make bench-web. */
export default defineConfig({
  ...tests,
  testDir: 'bench',
  testMatch: '*.bench.ts',
  fullyParallel: false,
  workers: 1,
  timeout: 1_500_000,
  reporter: [['./bench/table.ts']],
  use: { ...tests.use, actionTimeout: 20_000 },
});
