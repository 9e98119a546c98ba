import { writeFileSync } from 'node:fs';

/**
 * Says in one plain line how the whole run went, and puts it into the file named by TEST_COUNT_FILE for .ci/run.
 * A file that could not be run at all counts as one failed test; a test that is still to be written as a skipped one.
 */
export default class CountReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`;
    if (process.env.TEST_COUNT_FILE) writeFileSync(process.env.TEST_COUNT_FILE, line);
    else process.stderr.write(line);
  }
}
