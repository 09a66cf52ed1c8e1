/** The dependency rule: apps -> adapters -> sync-core -> contracts; apps never meet, sync-core touches nothing that can fail. */
const app = "^apps/([^/]+)/";

/**
 * The rooms of the two big apps, from top to bottom: a room imports only rooms of lower rows. Rooms of one row do not know
 * each other. `UNORDERED` rooms belong to the framework or are seen by all.
 */
const ROOMS = {
  backend: [
    ["boot"],
    ["api", "search"],
    ["admin", "audit", "onboarding", "sync"],
    ["access-control", "members", "shopify-import"],
    ["auth", "files"],
    ["customers", "http", "orders", "tenancy"],
    ["connections", "mail"],
  ],
  cms: [
    ["app"],
    ["api-docs"],
    ["boot", "collections", "content-api", "seed"],
    ["domains", "shopify-import", "starter-content"],
    ["sync"],
    ["admin", "auth", "documents", "media"],
    ["tenancy"],
    ["blocks", "http"],
    ["connections", "fields"],
  ],
};
const UNORDERED = {
  backend: ["cli", "jobs", "links", "migration-scripts", "modules", "workflows"],
  cms: ["migrations"],
};

const roomRules = Object.entries(ROOMS).flatMap(([name, rows]) => {
  const src = `^apps/${name}/src`;
  return [
    {
      name: `${name}-rooms-have-a-place`,
      comment: "Put the file in a room, or give the new room its place in ROOMS.",
      severity: "error",
      from: { path: `${src}/(?!(?:${[...rows.flat(), ...UNORDERED[name]].join("|")})/)[^/]+/` },
      to: {},
    },
    ...rows.flatMap((row, depth) =>
      row.map((room) => ({
        name: `${name}-${room}-imports-lower-rooms-only`,
        comment: "ROOMS lists the rooms from top to bottom; arrows point down.",
        severity: "error",
        from: { path: `${src}/${room}/` },
        to: {
          path: `${src}/(?:${rows
            .slice(0, depth + 1)
            .flat()
            .filter((other) => other !== room)
            .join("|")})/`,
        },
      })),
    ),
  ].filter(({ to }) => to.path !== `${src}/(?:)/`);
});

module.exports = {
  forbidden: [
    ...roomRules,
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
      name: "rooms-never-import-each-other",
      comment:
        "A room is a folder of an app's or package's src. Two that need each other are one idea, or hide a third.",
      severity: "error",
      scope: "folder",
      from: { path: "^(?:apps|packages|infra)/[^/]+/src/[^/]+$" },
      to: { circular: true, path: "^(?:apps|packages|infra)/[^/]+/src/[^/]+$" },
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
    tsConfig: { fileName: "tsconfig.depcruise.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|\\.next|\\.medusa|\\.turbo|\\.tandem|node_modules)/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "types", "default"],
    },
  },
};
