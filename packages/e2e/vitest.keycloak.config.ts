import { defineConfig } from "vitest/config";

/** Sign-in tests; each file starts its own Keycloak, alone or with the app under test. */
export default defineConfig({
  test: {
    include: ["src/keycloak/**/*.test.ts"],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
