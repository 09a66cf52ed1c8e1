import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@payload-config": path.resolve(import.meta.dirname, "src/payload.config.ts") } },
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/world/prepare.ts"],
    // As in the scripts of package.json: without a condition Lexical chooses its build by an import inside a top-level
    // await, which Node 20 may never finish (the process exits with code 13 and prints nothing).
    execArgv: ["--conditions=production"],
    env: { TANDEM_CODEGEN: "1" },
    testTimeout: 30_000,
    hookTimeout: 300_000,
  },
});
