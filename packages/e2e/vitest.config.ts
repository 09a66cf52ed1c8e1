import { defineConfig } from "vitest/config";

/** One stack per run; test files use it one after another. */
export default defineConfig({
  test: {
    include: ["src/**/*.test.ts"],
    exclude: ["src/nodes/**"],
    globalSetup: ["src/support/stack.ts"],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 300_000,
    teardownTimeout: 60_000,
  },
});
