/** Prints what was measured as a table: the measure, the result, the goal. */
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import type { Row } from './measure.ts';

// eslint-disable-next-line no-restricted-syntax -- the tests' runner asks for it by no name
export default class Table implements Reporter {
  #rows: Row[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    for (const a of result.annotations) {
      if (a.type === 'measure') this.#rows.push(JSON.parse(a.description ?? '') as Row);
    }
    if (result.status !== 'passed') console.error(`${test.title}: ${result.status}\n${result.errors.map((e) => e.message ?? '').join('\n')}`);
  }

  onEnd(): void {
    console.log('| What | Measured | Goal |\n|---|---|---|');
    for (const r of this.#rows) console.log(`| ${r.what} | ${r.is} | ${r.goal} |`);
  }

  printsToStdio(): boolean {
    return true;
  }
}
