import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";

const given = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === "" ? undefined : value));

const runnerEnvSchema = z.object({
  DATABASE_URL: given,
  REDIS_URL: given,
  KEYCLOAK_URL: given,
  KEYCLOAK_ADMIN_USERNAME: given,
  KEYCLOAK_ADMIN_PASSWORD: given,
  KEYCLOAK_HOME: given,
  JAVA_HOME: given,
  CHROMIUM_PATH: given,
  XDG_CACHE_HOME: given,
  PATH: z.string().default("/usr/bin:/bin"),
  CI: given,
  NO_COLOR: given,
  BOT_TOKEN: given,
  BOT_STORE: given,
  LOG_LEVEL: given,
  npm_execpath: given,
});

/** What a person can tell the runner through the environment; everything else it decides itself. */
export type RunnerEnv = z.infer<typeof runnerEnvSchema> & { readonly cacheFolder: string };

/** Reads the runner's own environment; `source` is an argument so that tests pass an object. */
export function readRunnerEnv(source: NodeJS.ProcessEnv = process.env): RunnerEnv {
  const env = runnerEnvSchema.parse(source);
  return { ...env, cacheFolder: join(env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "tandem") };
}

const NEVER_PASSED_ON =
  /^(VITEST|NODE_ENV$|NODE_OPTIONS$|TEST$|npm_|pnpm_|PNPM_|DATABASE_URL$|REDIS_URL$|KEYCLOAK_|BOT_TOKEN$)/;

/** The environment a child starts from: the person's own, without what belongs to the process that starts it. */
export function inheritedEnv(source: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(source).filter(([name]) => !NEVER_PASSED_ON.test(name));
  return { ...Object.fromEntries(kept), ...QUIET };
}

/** No part may phone home. */
const QUIET = {
  DO_NOT_TRACK: "1",
  MEDUSA_DISABLE_TELEMETRY: "true",
  NEXT_TELEMETRY_DISABLED: "1",
  TURBO_TELEMETRY_DISABLED: "1",
};

/** Everything the person has set, for secrets given instead of generated ones. */
export function givenEnv(): NodeJS.ProcessEnv {
  return process.env;
}
