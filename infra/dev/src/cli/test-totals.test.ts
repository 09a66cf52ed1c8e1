import { expect, test } from "vitest";
import { addUp, countReport, totalsLine } from "./test-totals.js";

const ran = { status: "passed", assertionResults: [{}] };
const report = {
  numPassedTests: 4,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [ran],
};

test("passed, failed and skipped are counted, a test still to be written as skipped", () => {
  expect(countReport(report)).toEqual({ passed: 4, failed: 1, skipped: 3 });
});

test("a file that could not be run counts as a failure", () => {
  const broken = { status: "failed", assertionResults: [] };
  expect(countReport({ ...report, testResults: [ran, broken] }).failed).toBe(2);
});

test("the last line has one form", () => {
  expect(totalsLine(addUp([]))).toBe("0 passed, 0 failed, 0 skipped");
  expect(totalsLine(addUp([countReport(report), countReport(report)]))).toBe("8 passed, 2 failed, 6 skipped");
});
