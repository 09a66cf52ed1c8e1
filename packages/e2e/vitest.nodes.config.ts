import { defineConfig } from "vitest/config";

/** The whole stack, started by `pnpm start` with Node versions other than the one that runs the tests. */
export default defineConfig({
  test: {
    include: ["src/nodes/**/*.test.ts"],
    fileParallelism: false,
    bail: 1,
    // The output of the runner is its progress, line by line.
    disableConsoleIntercept: true,
    testTimeout: 960_000,
    hookTimeout: 120_000,
    teardownTimeout: 60_000,
  },
});
