import { expect, test } from "vitest";
import { parseEnv } from "../src/env.js";

const complete = {
  DATABASE_URL: "postgresql://u:p@127.0.0.1:5432/sync_db",
  REDIS_QUEUE_URL: "redis://127.0.0.1:6379/0",
  BACKEND_URL: "http://localhost:9001/",
  CMS_URL: "http://localhost:3001",
  KEYCLOAK_ISSUER: "http://localhost:8080/realms/tandem",
  KEYCLOAK_CLIENT_SECRET: "secret",
  WORKER_URL: "http://localhost:9100",
  REDIS_CACHE_URL: "redis://127.0.0.1:6379/1",
  CONSOLE_CLIENT_SECRET: "secret",
  CONSOLE_SESSION_SECRET: "a session secret of thirty-two characters",
};

test("what is needed is enough; empty values count as absent", () => {
  const result = parseEnv({ ...complete, SYNC_RECONCILE_ENTITIES: "", LOG_LEVEL: "" });
  expect(result).toMatchObject({
    ok: true,
    config: {
      port: 9100,
      backendUrl: "http://localhost:9001",
      batchSize: 100,
      reconcile: { cron: "0 * * * *" },
    },
  });
});

test.each(Object.keys(complete))("a missing %s is named, with the fix", (name) => {
  const result = parseEnv({ ...complete, [name]: undefined });
  expect(result).toEqual({
    ok: false,
    problems: [expect.stringMatching(new RegExp(`^${name}: is missing; set it`))],
  });
});

test.each([
  ["http://localhost:9001/", "localhost:9001"],
  ["http://backend", "backend:80"],
  ["https://backend.test", "backend.test:443"],
])("images may be fetched from the backend at %s, which staff uploaded them to", (BACKEND_URL, host) => {
  const result = parseEnv({ ...complete, BACKEND_URL, MEDIA_PRIVATE_HOSTS: "10.0.0.1:80" });
  expect(result).toMatchObject({ ok: true, config: { mediaPrivateHosts: ["10.0.0.1:80", host] } });
});

test("every wrong value is named at once", () => {
  const result = parseEnv({
    ...complete,
    PORT: "many",
    CMS_URL: "nowhere",
    SYNC_RECONCILE_ENTITIES: "everything",
  });
  expect(result.ok ? [] : result.problems.map((line) => line.split(":")[0])).toEqual([
    "PORT",
    "CMS_URL",
    expect.stringContaining("SYNC_RECONCILE_ENTITIES"),
  ]);
});
