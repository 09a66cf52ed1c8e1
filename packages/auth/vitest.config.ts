import { defineConfig } from "vitest/config";

/** Real servers start in hooks; on a busy machine that takes a while. */
export default defineConfig({
  test: { include: ["test/**/*.test.ts"], testTimeout: 30_000, hookTimeout: 60_000 },
});
