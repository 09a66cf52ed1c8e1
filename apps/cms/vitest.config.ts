import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@payload-config": path.resolve(import.meta.dirname, "src/payload.config.ts") } },
  test: {
    include: ["test/**/*.test.ts"],
    env: { TANDEM_CODEGEN: "1" },
    testTimeout: 30_000,
    hookTimeout: 300_000,
  },
});
