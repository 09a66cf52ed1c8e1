import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../paths.js";
import { addUp, countReport, slowestFiles, totalsLine } from "./test-totals.js";

const ran = {
  name: join(ROOT, "apps/bot/test/a.test.ts"),
  status: "passed",
  startTime: 1_000,
  endTime: 1_500,
  assertionResults: [{ status: "passed" }],
};
const ofWhichOneFailed = {
  name: join(ROOT, "apps/cms/test/b.test.ts"),
  status: "failed",
  startTime: 1_000,
  endTime: 4_000,
  assertionResults: [{ status: "passed" }, { status: "failed" }],
};
const report = {
  numPassedTests: 4,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [ran, ofWhichOneFailed],
};

test("passed, failed and skipped tests are counted, and a todo counts as skipped", () => {
  expect(countReport(report)).toEqual({ passed: 4, failed: 1, skipped: 3 });
});

test("a test file that fails to load or to clean up counts as one failure", () => {
  const notRun = { ...ran, status: "failed", assertionResults: [] };
  const notCleanedUp = { ...ran, status: "failed" };
  expect(countReport({ ...report, testResults: [ran, ofWhichOneFailed, notRun, notCleanedUp] }).failed).toBe(
    3,
  );
});

test("the totals of all reports are added up in a line of one form", () => {
  expect(totalsLine(addUp([]))).toBe("0 passed, 0 failed, 0 skipped");
  expect(totalsLine(addUp([countReport(report), countReport(report)]))).toBe("8 passed, 2 failed, 6 skipped");
});

test("the slowest test files of all reports are listed by their path in the repository", () => {
  expect(slowestFiles([report, { ...report, testResults: [ran] }], 2)).toEqual([
    { path: "apps/cms/test/b.test.ts", ms: 3_000 },
    { path: "apps/bot/test/a.test.ts", ms: 500 },
  ]);
});
