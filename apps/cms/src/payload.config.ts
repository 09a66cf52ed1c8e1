import path from "node:path";
import { fileURLToPath } from "node:url";
import { postgresAdapter } from "@payloadcms/db-postgres";
import { LOCALES } from "@tandem/contracts";
import { createLogger } from "@tandem/service-kit";
import { MAX_IMAGE_BYTES, REFUSALS } from "@tandem/uploads";
import { buildConfig } from "payload";
import sharp from "sharp";
import { admin } from "./admin/config";
import { i18n } from "./admin/language/i18n";
import { confirmEveryStrategy } from "./auth/confirm";
import { takeTurnsAtPasswords } from "./auth/password-turns";
import { jobs } from "./boot/jobs";
import { collections } from "./collections";
import { limitTransactions } from "./connections/limit-transactions";
import { surviveLostConnections } from "./connections/survive-lost-connections";
import { endpoints } from "./endpoints";
import { env } from "./env";
import { guardFields } from "./fields/guard-fields";
import { LANGUAGE_NAMES } from "./fields/language-names";
import { editor } from "./fields/rich-text";
import { errorResponse } from "./http/error-response";
import { graphqlRules } from "./http/limit-graphql";
import { ownOrigins } from "./http/own-origins";
import { ownSlugsOnly } from "./http/own-slugs-only";
import { unreadableInput } from "./http/unreadable-input";
import { confineCollections } from "./tenancy/confine-collections";
import { tenantsPlugin } from "./tenancy/plugin";

/** Maximum number of concurrent saves; further ones wait. */
const TRANSACTIONS = 16;

const directory = path.dirname(fileURLToPath(import.meta.url));

const config = buildConfig({
  secret: env.PAYLOAD_SECRET,
  csrf: ownOrigins(env.CMS_URL),
  telemetry: false,
  onInit(payload) {
    ownSlugsOnly(payload);
    surviveLostConnections(payload);
    confirmEveryStrategy(payload);
  },
  loggingLevels: { APIError: "warn" },
  logger: createLogger({ service: "cms", level: env.LOG_LEVEL, pretty: env.LOG_PRETTY }),
  admin,
  collections,
  endpoints,
  editor,
  jobs,
  sharp,
  plugins: [tenantsPlugin],
  i18n,
  localization: {
    locales: LOCALES.map((code) => ({ code, label: LANGUAGE_NAMES[code] })),
    defaultLocale: "en",
    fallback: true,
  },
  db: limitTransactions(
    postgresAdapter({
      idType: "uuid",
      push: false,
      disableCreateDatabase: true,
      migrationDir: path.join(directory, "migrations"),
      pool: {
        connectionString: env.DATABASE_URL,
        max: 3 * TRANSACTIONS,
        connectionTimeoutMillis: 10_000,
        // Keeps connections for the next burst of calls, because opening many at once is slow.
        idleTimeoutMillis: 5 * 60_000,
      },
    }),
    TRANSACTIONS,
  ),
  maxDepth: 3,
  graphQL: { disablePlaygroundInProduction: true, maxComplexity: 500, validationRules: graphqlRules },
  hooks: { afterError: [errorResponse, unreadableInput] },
  upload: {
    limits: { fileSize: MAX_IMAGE_BYTES, files: 1 },
    abortOnLimit: true,
    responseOnLimit: REFUSALS.bytes.en,
  },
  typescript: {
    outputFile: path.join(directory, "payload-types.ts"),
    // Runs in a separate process that loads everything again: useful in development, too slow for tests and migrations.
    autoGenerate: env.NODE_ENV === "development",
  },
});

export default config.then(confineCollections).then(guardFields).then(takeTurnsAtPasswords);
