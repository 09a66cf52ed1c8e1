import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { createProgress } from "./progress.js";

/** Returns what was written, with every duration as zero. */
const printed = (out: PassThrough) => String(out.read() ?? "").replaceAll(/ +\d+\.\d s/g, " 0.0 s");

test("output that is not a terminal gets plain lines: each step with its detail, notes, and failures", async () => {
  const out = new PassThrough();
  const progress = createProgress(out, { color: false });
  await progress.step("Postgres", async (step) => {
    step.detail("starting");
    progress.note("Port 5432 is in use; Postgres uses 5433.");
    step.detail("embedded, port 5433");
  });
  const broken = progress.step("Redis", () => Promise.reject(new Error("no program")));
  await expect(broken).rejects.toThrow("no program");
  progress.close();
  expect(printed(out).split("\n")).toEqual([
    "… Postgres",
    "Port 5432 is in use; Postgres uses 5433.",
    "✔ Postgres 0.0 s  embedded, port 5433",
    "… Redis",
    "✖ Redis 0.0 s",
    "",
  ]);
});

test("a terminal shows every running step, cut at its width, and keeps only the finished lines", async () => {
  const out = Object.assign(new PassThrough(), { isTTY: true, columns: 40 });
  const progress = createProgress(out, { color: false });
  await Promise.all([
    progress.step("Postgres", async () => undefined),
    progress.step("Keycloak", async (step) => {
      step.detail("fetching from Maven Central, 9 of 176 MB");
      progress.note("a note");
    }),
  ]);
  progress.close();
  const text = printed(out);
  expect(text).toContain("⠋ Postgres 0.0 s\n⠋ Keycloak 0.0 s  fetching from Maven C\n");
  expect(text).toContain("a note\n");
  expect(text.match(/✔ \w+/g)).toEqual(["✔ Postgres", "✔ Keycloak"]);
});
