import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** Debian's Chromium; its headless shell starts faster. */
const shell = '/usr/bin/chromium-headless-shell';
const chromium = process.env['CHROMIUM'] ?? (existsSync(shell) ? shell : '/usr/bin/chromium');

/** The tests of the app in a browser: the real program serves it, each test with a record of its own. */
export default defineConfig({
  testDir: 'test',
  testMatch: '*.spec.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  retries: process.env['CI'] === undefined ? 0 : 1, // a busy machine misses a deadline now and then; what passes the second time is told
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['line']],
  outputDir: 'test-results',
  use: {
    viewport: { width: 390, height: 844 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    trace: 'off', // it doubles the time; --trace=on shows a failure
    launchOptions: {
      executablePath: chromium,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
});
