import { expect, test } from "vitest";
import { parseConfig } from "./env.js";

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

test("the required variables are sufficient; empty values count as unset", () => {
  expect(parseConfig({ ...complete, SYNC_RECONCILE_ENTITIES: "", LOG_LEVEL: "" })).toMatchObject({
    port: 9100,
    backendUrl: "http://localhost:9001",
    batchSize: 100,
    reconcile: { cron: "0 * * * *" },
  });
});

test.each(Object.keys(complete))("a missing %s is named, with the fix", (name) => {
  expect(() => parseConfig({ ...complete, [name]: undefined })).toThrow(
    expect.objectContaining({
      problems: [expect.stringMatching(new RegExp(`^${name}: is missing; it must`))],
    }),
  );
});

test.each([
  ["http://localhost:9001/", "localhost:9001"],
  ["http://backend", "backend:80"],
  ["https://backend.test", "backend.test:443"],
])("images may be fetched from the backend at %s, which staff uploaded them to", (BACKEND_URL, host) => {
  const { mediaPrivateHosts } = parseConfig({
    ...complete,
    BACKEND_URL,
    MEDIA_PRIVATE_HOSTS: "10.0.0.1:80",
  });
  expect(mediaPrivateHosts).toEqual(["10.0.0.1:80", host]);
});

test("every wrong value is named at once", () => {
  const wrong = { ...complete, PORT: "many", CMS_URL: "nowhere", SYNC_RECONCILE_ENTITIES: "everything" };
  expect(() => parseConfig(wrong)).toThrow(
    expect.objectContaining({
      problems: [
        "PORT: must be a port",
        "CMS_URL: must be a URL such as http://localhost:3001",
        expect.stringMatching(/^SYNC_RECONCILE_ENTITIES/),
      ],
    }),
  );
});
