import { describe, expect, test } from "vitest";
import { readConfig } from "./env";

const webhook = `whsec_${Buffer.alloc(24, 1).toString("base64")}`;
const complete = {
  DATABASE_URL: "postgresql://user@host/medusa_db",
  REDIS_QUEUE_URL: "redis://host/0",
  REDIS_CACHE_URL: "redis://host/1",
  JWT_SECRET: "j".repeat(32),
  COOKIE_SECRET: "c".repeat(32),
  STORE_CORS: "http://shop.test",
  ADMIN_CORS: "http://admin.test",
  AUTH_CORS: "http://admin.test",
  KEYCLOAK_ISSUER: "http://sso.test/realms/tandem",
  KEYCLOAK_CLIENT_SECRET: "secret",
  FILES_DIR: "/var/lib/files",
  BACKEND_URL: "http://backend.test",
  CMS_URL: "http://cms.test/",
  STOREFRONT_URL: "http://shop.test",
  SMTP_URL: "smtp://mail.test:25",
  WORKER_URL: "http://worker.test",
  BOT_URL: "http://bot.test",
  WEBHOOK_SECRET_PAYLOAD_TO_MEDUSA: webhook,
  WEBHOOK_SECRET_MEDUSA_TO_PAYLOAD: `${webhook},${webhook}`,
  WEBHOOK_SECRET_MEDUSA_TO_STOREFRONT: webhook,
  WEBHOOK_SECRET_MEDUSA_TO_BOT: webhook,
};

describe("configuration", () => {
  test("a complete environment is parsed, and URLs lose their trailing slash", () => {
    const config = readConfig(complete);
    expect(config.urls.cms).toBe("http://cms.test");
    expect(config.webhookSecrets.medusaToPayload).toHaveLength(2);
  });

  test("the hosts of all URLs in the environment are platform hosts, those in lists of origins are not", () => {
    const { own } = readConfig({
      ...complete,
      PLATFORM_HOSTS: "edge.test",
      STORE_CORS: "http://brand.test",
    }).platform;
    for (const [name, value] of Object.entries(complete)) {
      if (/_(URL|ISSUER)$/.test(name)) expect([...own], name).toContain(new URL(value).hostname);
    }
    expect([...own]).toContain("edge.test");
    expect([...own]).not.toContain("brand.test");
  });

  test.each(Object.keys(complete))("a missing %s is refused with the name of the variable", (name) => {
    expect(() => readConfig({ ...complete, [name]: undefined })).toThrow(new RegExp(`${name}: is missing`));
  });

  test.each([
    ["WEBHOOK_SECRET_MEDUSA_TO_BOT", "supersecret", /whsec_/],
    ["JWT_SECRET", "short", /32 characters/],
    ["DATABASE_URL", "mysql://x", /postgresql:/],
    ["CMS_URL", "cms", /CMS_URL/],
  ])("a bad %s is refused with the fix", (name, value, message) => {
    expect(() => readConfig({ ...complete, [name]: value })).toThrow(message);
  });
});
