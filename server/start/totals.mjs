/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Totals
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: { status: string }[] }[] }} VitestReport
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} PlaywrightReport
 */

/**
 * A runner without tests of its own counts as one.
 * @param {number} code
 * @returns {Totals}
 */
export function totalsOfExit(code) {
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/**
 * @param {VitestReport | null} report
 * @param {number} code
 * @returns {Totals}
 */
export function totalsOfVitest(report, code) {
  if (!report) return totalsOfExit(1);
  // A file that cannot even be loaded has no failed test, and yet it failed.
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  ).length;
  return withExit(code, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}

/**
 * @param {PlaywrightReport | null} report
 * @param {number} code
 * @returns {Totals}
 */
export function totalsOfPlaywright(report, code) {
  if (!report) return totalsOfExit(1);
  const { expected, unexpected, flaky, skipped } = report.stats;
  // What passes only sometimes has failed.
  return withExit(code, { passed: expected, failed: unexpected + flaky, skipped });
}

/**
 * @param {Totals} left
 * @param {Totals} right
 * @returns {Totals}
 */
export function addTotals(left, right) {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  };
}

/** @param {Totals} totals */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * A runner may fail beside its tests: an unhandled error, a set-up that broke.
 * @param {number} code
 * @param {Totals} totals
 */
function withExit(code, totals) {
  return code !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals;
}
