import { describe, expect, test } from "vitest";
import { firstError } from "./seed-failure.js";

describe("firstError", () => {
  test.each([
    [
      "Medusa and the worker in development",
      "[05:24:54.391] \u001b[31mERROR\u001b[39m: backend request failed\n    path: /admin",
      "[05:24:54.391] ERROR: backend request failed",
    ],
    ["pino in production", '{"level":30}\n{"level":50,"msg":"no table"}', '{"level":50,"msg":"no table"}'],
    [
      "Next",
      " ▲ ready\n ⨯ TypeError: Cannot read private member #state\n",
      "⨯ TypeError: Cannot read private member #state",
    ],
    [
      "a stack trace",
      "listening\nTypeError: x is not a function\n    at y",
      "TypeError: x is not a function",
    ],
  ])("finds the first error that %s writes to its log", (_who, log, expected) => {
    expect(firstError(log)).toBe(expected);
  });

  test("returns null for a log without an error", () => {
    expect(firstError("[05:24:54.581] INFO: Server is ready\nno errors found")).toBeNull();
  });
});
