const SECRET = `whsec_${Buffer.from("tests only, tests only, tests").toString("base64")}`;

/** Returns the environment of a CMS under test, except for its servers. */
export const settingsFor = (databaseUrl: string): Record<string, string> => ({
  TANDEM_CODEGEN: "",
  LOG_LEVEL: "fatal",
  DATABASE_URL: databaseUrl,
  PAYLOAD_SECRET: "tests-only-tests-only-tests-only-tests",
  CMS_URL: "http://cms.test",
  BACKEND_URL: "http://backend.test",
  STOREFRONT_URL: "http://shop.test",
  WORKER_URL: "http://worker.test",
  PLATFORM_HOSTS: "edge.platform.uz",
  KEYCLOAK_CLIENT_SECRET: "none",
  BREAK_GLASS_LOGIN: "on",
  WEBHOOK_SECRET_MEDUSA_TO_PAYLOAD: SECRET,
  WEBHOOK_SECRET_PAYLOAD_TO_MEDUSA: SECRET,
  WEBHOOK_SECRET_PAYLOAD_TO_STOREFRONT: SECRET,
});
