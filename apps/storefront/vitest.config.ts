import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** As for the tests beside the source: workspace packages are read from their source. */
const conditions = ["@tandem/source", "module", "node", "development|production"];

export default defineConfig({
  // Silences warnings of source maps that packages name and do not ship.
  logLevel: "error",
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) }, conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["./src/testing/next.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
