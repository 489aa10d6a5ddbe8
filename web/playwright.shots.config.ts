import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

/** Pictures of every screen and state, in both themes and sizes, into web/shots. */
export default defineConfig({
  ...tests,
  testDir: 'test/shots',
  testMatch: '*.shots.ts',
  timeout: 120_000,
  use: { ...tests.use, serviceWorkers: 'block' },
});
