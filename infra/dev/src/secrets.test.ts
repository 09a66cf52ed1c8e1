import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type TemporaryFolder, temporaryFolder } from "@tandem/local-servers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadSecrets, passwordFor } from "./secrets.js";

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder("secrets");
});
afterEach(() => folder.remove());

test("secrets are generated once, kept, and readable by their owner only", async () => {
  const first = await loadSecrets(folder.path);
  expect(await loadSecrets(folder.path)).toEqual(first);
  expect((await stat(join(folder.path, "env"))).mode & 0o777).toBe(0o600);
  expect(first.WEBHOOK_SECRET_MEDUSA_TO_PAYLOAD).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
});

test("a secret that a later version needs is added to the existing ones", async () => {
  await writeFile(join(folder.path, "env"), "JWT_SECRET=mine\n");
  const secrets = await loadSecrets(folder.path);
  expect(secrets.JWT_SECRET).toBe("mine");
  expect(secrets.COOKIE_SECRET.length).toBeGreaterThanOrEqual(32);
});

test("a secret given in the environment wins and is not written to disk", async () => {
  const secrets = await loadSecrets(folder.path, { JWT_SECRET: "given" });
  expect(secrets.JWT_SECRET).toBe("given");
  expect(await readFile(join(folder.path, "env"), "utf8")).not.toContain("given");
});

test("a user's password is the same at every start and differs from other users' passwords", async () => {
  const secrets = await loadSecrets(folder.path);
  expect(passwordFor(secrets, "a@b.test")).toBe(passwordFor(secrets, "a@b.test"));
  expect(passwordFor(secrets, "a@b.test")).not.toBe(passwordFor(secrets, "c@b.test"));
});
