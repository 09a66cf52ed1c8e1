import { Writable } from "node:stream";
import { AppError } from "@tandem/contracts";
import { describe, expect, test } from "vitest";
import {
  createLogger,
  REDACTED_FIELDS,
  resolveCorrelationId,
  runWithCorrelation,
  SECRET_URLS,
} from "../index.js";

function capture() {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { lines, stream };
}

describe("logger", () => {
  test.each(REDACTED_FIELDS)("%s never reaches the log, however deep it is nested", (field) => {
    const { lines, stream } = capture();
    const logger = createLogger({ service: "test", destination: stream });
    logger.info(
      { [field]: "hunter2", request: { [field]: "hunter2", headers: { [field]: "hunter2" } } },
      "seen",
    );
    expect(lines.join("")).not.toContain("hunter2");
    expect(lines.join("")).toContain("[redacted]");
  });

  test("an e-mail address never reaches the log, whether a message, an error or a field holds it", () => {
    const { lines, stream } = capture();
    const logger = createLogger({ service: "test", destination: stream });
    const address = "Ann.O'Hara+shop@mail.example.test";
    const cause = new Error(`Key (email)=(${address}) exists`);
    const err = Object.assign(new Error(`sent to\n${address}`, { cause }), { detail: `(${address})` });
    logger.error(
      { err, to: [address], deep: { a: { b: { c: `<${address}>` } } } },
      `to "${address}" and \t${address}`,
    );
    logger.warn({ path: "/users/йон@почта.рф" }, "seen");
    expect(lines.join("")).not.toMatch(/hara|example\.test|почта/i);
    expect(lines.map((line) => JSON.parse(line).level)).toEqual(["error", "warn"]);
  });

  test("a value of a failed statement never reaches the log", () => {
    const { lines, stream } = capture();
    const logger = createLogger({ service: "test", destination: stream });
    const params = ["23c0-salt", "pbkdf2:35fd-hash", 'says "+998 90 123-45-67"\nand more'];
    const err = Object.assign(new Error(`Failed query: insert into users\nparams: ${params.join()}`), {
      params,
    });
    logger.error({ err }, err.message);
    logger.error(err);
    expect(lines.join("")).not.toMatch(/23c0|35fd|998|and more/);
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual(
      Array(2).fill("Failed query: insert into users\nparams: [redacted]"),
    );
  });

  test("an argument of a failed Redis command never reaches the log", () => {
    const { lines, stream } = capture();
    const logger = createLogger({ service: "test", destination: stream });
    const command = { name: "set", args: ["session:1", '{"refreshToken":"hunter2"}'] };
    const err = Object.assign(new Error("OOM command not allowed"), { command });
    const cause = new AppError("unavailable", "Redis failed.", { cause: err });
    const several = new AggregateError([err], "several commands failed");
    logger.error({ err }, "request failed");
    logger.error({ err: cause }, "request failed");
    logger.error({ err: several }, "request failed");
    logger.error({ error: err }, "request failed");
    logger.error(err);
    expect(lines.join("")).not.toContain("hunter2");
    expect(lines.join("")).toContain("OOM command not allowed");
  });

  test("every line inside a request carries its correlation id", () => {
    const { lines, stream } = capture();
    const logger = createLogger({ service: "test", destination: stream });
    runWithCorrelation("abc-12345", () => logger.info("hello"));
    expect(JSON.parse(lines[0] ?? "{}")).toMatchObject({ service: "test", correlation_id: "abc-12345" });
  });
});

describe("correlation id", () => {
  test("a caller's well-formed id is kept", () => {
    expect(resolveCorrelationId("order-2026-0001")).toBe("order-2026-0001");
  });

  test.each(["", "short", "a".repeat(129), "line\nbreak-injected", "<script>alert(1)</script>"])(
    "a malformed id is replaced: %j",
    (header) => {
      expect(resolveCorrelationId(header)).not.toBe(header);
    },
  );
});

test.each([
  ["/api/auth/callback?code=x&state=y", true],
  ["/api/oidc/callback?session_state=a&code=x", true],
  ["/app/login?auth_provider=keycloak&code=x", true],
  ["/orders/1?order_token=x", true],
  ["/invitations?Token=x", true],
  ["/admin/reset/x", true],
  ["/products?page=2&sort=title", false],
  ["/search?q=token", false],
])("the URL %s is kept out of the log: %s", (url, secret) => {
  expect(SECRET_URLS.some((pattern) => pattern.test(url))).toBe(secret);
});
