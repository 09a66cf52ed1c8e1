import { defineConfig } from "vitest/config";

/** Real servers start in hooks; on a busy machine that takes a while. */
export default defineConfig({ test: { testTimeout: 30_000, hookTimeout: 60_000 } });
