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

/** Settings of the runner that come from the environment; it decides everything else itself. */
export type RunnerEnv = z.infer<typeof runnerEnvSchema> & { readonly cacheFolder: string };

/** Reads the runner's own environment; tests pass an object as `source`. */
export function readRunnerEnv(source: NodeJS.ProcessEnv = process.env): RunnerEnv {
  const env = runnerEnvSchema.parse(source);
  return { ...env, cacheFolder: join(env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "tandem") };
}

const NEVER_PASSED_ON =
  /^(VITEST|NODE_ENV$|NODE_OPTIONS$|TEST$|npm_|pnpm_|PNPM_|DATABASE_URL$|REDIS_URL$|KEYCLOAK_|BOT_TOKEN$)/;

/** Returns the environment of a child process: the caller's, without the variables meant for the runner only. */
export function inheritedEnv(source: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(source).filter(([name]) => !NEVER_PASSED_ON.test(name));
  return { ...Object.fromEntries(kept), ...QUIET };
}

/** Turns off the telemetry of every tool. */
const QUIET = {
  DO_NOT_TRACK: "1",
  MEDUSA_DISABLE_TELEMETRY: "true",
  NEXT_TELEMETRY_DISABLED: "1",
  TURBO_TELEMETRY_DISABLED: "1",
};

/** Returns the whole environment, for secrets and servers given by the user. */
export function givenEnv(): NodeJS.ProcessEnv {
  return process.env;
}
