import { expect, test } from 'vitest';
import { addTotals, closingLine, totalsOfExit, totalsOfPlaywright, totalsOfVitest } from './totals.mjs';

const passing = {
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [],
};

test('the closing line is plain, and names skipped tests only where there are some', () => {
  expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
  expect(closingLine({ passed: 12, failed: 1, skipped: 2 })).toBe('12 passed, 1 failed, 2 skipped');
});

test('a runner without tests of its own counts as one', () => {
  expect(addTotals(totalsOfExit(0), totalsOfExit(2))).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test('a runner that crashes without a report counts as one failed', () => {
  expect(totalsOfVitest(null, 1).failed).toBe(1);
  expect(totalsOfVitest(null, 0).failed).toBe(1);
  expect(totalsOfPlaywright(null, 1).failed).toBe(1);
});

test('a test file that cannot be loaded counts as failed', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
  ];
  expect(totalsOfVitest({ ...passing, testResults }, 1)).toEqual({ passed: 7, failed: 1, skipped: 1 });
});

test('an error outside of any test still fails the run', () => {
  expect(totalsOfVitest(passing, 1).failed).toBe(1);
});

test('a story that passes only at the second try has failed', () => {
  const stats = { expected: 3, unexpected: 0, flaky: 1, skipped: 0 };
  expect(totalsOfPlaywright({ stats }, 0)).toEqual({ passed: 3, failed: 1, skipped: 0 });
});
