/** The dependency rule: apps -> adapters -> sync-core -> contracts; apps never meet, sync-core touches nothing that can fail. */
const app = "^apps/([^/]+)/";
module.exports = {
  forbidden: [
    {
      name: "apps-never-import-each-other",
      comment:
        "Apps meet only in contracts and over the wire. Move the shared piece to a package, or call the other app.",
      severity: "error",
      from: { path: app },
      to: { path: app, pathNot: "^apps/$1/" },
    },
    {
      name: "packages-never-import-apps",
      comment: "Arrows point down: a package cannot know an app.",
      severity: "error",
      from: { path: "^packages/(?!e2e/)" },
      to: { path: "^(apps|infra)/" },
    },
    {
      name: "contracts-is-a-leaf",
      comment: "packages/contracts may import zod only.",
      severity: "error",
      from: { path: "^packages/contracts/src", pathNot: "\\.test\\.ts$" },
      to: { pathNot: ["^packages/contracts/src", "^zod$", "node_modules/zod/", "node_modules/\\.pnpm/zod@"] },
    },
    {
      name: "sync-core-is-pure",
      comment: "packages/sync-core may import contracts only: no I/O, no clock, no environment.",
      severity: "error",
      from: { path: "^packages/sync-core/src", pathNot: "\\.test\\.ts$" },
      to: { pathNot: ["^packages/sync-core/src", "^packages/contracts/", "^@tandem/contracts"] },
    },
    {
      name: "adapters-never-import-each-other-upwards",
      comment: "Adapters may use contracts, sync-core and service-kit.",
      severity: "error",
      from: { path: "^packages/(outbox|catalog|auth|uploads)/src" },
      to: {
        path: "^packages/(outbox|catalog|auth|uploads|local-servers|telegram-sandbox|e2e)/",
        pathNot: "^packages/$1/",
      },
    },
    {
      name: "service-kit-is-below-the-adapters",
      comment: "What every service has may use contracts only.",
      severity: "error",
      from: { path: "^packages/service-kit/src" },
      to: { path: "^packages/(?!service-kit/|contracts/)" },
    },
    {
      name: "no-cycles",
      comment: "A cycle hides which side owns the idea.",
      severity: "error",
      // Medusa's data models name each other in both directions of a relation.
      from: { pathNot: "^apps/backend/src/modules/[^/]+/models/" },
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|\\.next|\\.medusa|\\.turbo|\\.tandem|node_modules)/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "types", "default"],
    },
  },
};
