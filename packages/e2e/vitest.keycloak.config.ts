import { defineConfig } from "vitest/config";

/** Sign-on against a Keycloak of each file's own, alone or with the one app under test. */
export default defineConfig({
  test: {
    include: ["src/keycloak/**/*.test.ts"],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
