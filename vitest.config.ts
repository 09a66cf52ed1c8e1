import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
/** Workspace packages are read from their source, so a change in one is seen at once and nothing has to be built. */
const conditions = ["@tandem/source", "module", "node", "development|production"];

/** Tests that stand beside their source: pure, without a build or a server. */
const project = (
  root: string,
  alias: Record<string, string> = {},
  setupFiles: string[] = [],
  include = "src/**/*.test.ts",
): TestProjectInlineConfiguration => ({
  root: path(root),
  resolve: { alias, conditions },
  ssr: { resolve: { conditions } },
  test: {
    name: root.replace(/^\.\/\w+\//, ""),
    include: [include],
    testTimeout: 30_000,
    setupFiles,
  },
});

export default defineConfig({
  // Silences warnings of source maps that packages name and do not ship.
  logLevel: "error",
  test: {
    projects: [
      ...["contracts", "sync-core", "service-kit", "auth", "catalog", "uploads"].map((name) =>
        project(`./packages/${name}`),
      ),
      project("./apps/backend"),
      project("./apps/cms"),
      project("./apps/storefront", { "@": path("./apps/storefront/src") }, [
        path("./apps/storefront/src/testing/next.ts"),
      ]),
      project("./apps/sync-worker"),
      project("./apps/bot"),
      project("./infra/dev"),
      // The tests of its `src` need a whole stack.
      project("./packages/e2e", {}, [], "bench/**/*.test.ts"),
    ],
  },
});
