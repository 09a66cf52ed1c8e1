import { defineConfig } from "vitest/config";

/** Real servers start in these tests; on a busy machine that takes a while. */
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 300_000 } });
