import { createHmac, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { writePrivateFile } from "./private-file.js";

/** How each secret is generated. */
const MAKERS = {
  POSTGRES_PASSWORD: password,
  KEYCLOAK_ADMIN_PASSWORD: password,
  JWT_SECRET: password,
  COOKIE_SECRET: password,
  PAYLOAD_SECRET: password,
  SESSION_SECRET: password,
  CONSOLE_SESSION_SECRET: password,
  LOGIN_SECRET: password,
  WEBHOOK_SECRET_MEDUSA_TO_PAYLOAD: webhookSecret,
  WEBHOOK_SECRET_PAYLOAD_TO_MEDUSA: webhookSecret,
  WEBHOOK_SECRET_MEDUSA_TO_STOREFRONT: webhookSecret,
  WEBHOOK_SECRET_PAYLOAD_TO_STOREFRONT: webhookSecret,
  WEBHOOK_SECRET_MEDUSA_TO_BOT: webhookSecret,
  KEYCLOAK_SECRET_MEDUSA_BACKEND: password,
  KEYCLOAK_SECRET_PAYLOAD_CMS: password,
  KEYCLOAK_SECRET_STOREFRONT: password,
  KEYCLOAK_SECRET_SYNC_WORKER: password,
  KEYCLOAK_SECRET_TELEGRAM_BOT: password,
  KEYCLOAK_SECRET_OPS_CONSOLE: password,
  KEYCLOAK_SECRET_TANDEM_CLI: password,
} as const satisfies Record<string, () => string>;

type SecretName = keyof typeof MAKERS;
/** Every secret of one data folder. */
export type Secrets = Readonly<Record<SecretName, string>>;

const isSecretName = (name: string): name is SecretName => name in MAKERS;
const NAMES = Object.keys(MAKERS).filter(isSecretName);
const secretsSchema = z.record(z.enum(NAMES), z.string().min(1));

/**
 * Reads `<folder>/env` and generates the secrets that are missing there, such as those a later version adds.
 * A secret in `given` (the user's environment) wins and is not written to the file.
 */
export async function loadSecrets(
  folder: string,
  given: Readonly<Record<string, string | undefined>> = {},
): Promise<Secrets> {
  const path = join(folder, "env");
  const stored = parse(await readFile(path, "utf8").catch(() => ""));
  const missing = NAMES.filter((name) => (stored.get(name) ?? "") === "");
  for (const name of missing) stored.set(name, MAKERS[name]());
  if (missing.length > 0) {
    const lines = [...stored].map(([name, value]) => `${name}=${value}`);
    await writePrivateFile(path, `${HEADER}${lines.join("\n")}\n`);
  }
  return secretsSchema.parse({ ...Object.fromEntries(stored), ...pick(given) });
}

/** Derives a user's password, always the same in one data folder, so that no list of passwords is stored. */
export function passwordFor(secrets: Secrets, username: string): string {
  const digest = createHmac("sha256", secrets.LOGIN_SECRET).update(username).digest("base64url");
  return `${digest.replaceAll(/[-_]/g, "").slice(0, 14)}-7a`;
}

const HEADER = "# Secrets of this data folder, generated on the first run. Do not commit them.\n";

function pick(given: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = given[name];
      return value === undefined || value === "" ? [] : [[name, value]];
    }),
  );
}

function parse(text: string): Map<string, string> {
  const rows = text.split("\n").flatMap((line) => {
    const match = /^([A-Z][A-Z0-9_]*)=(.*)$/.exec(line);
    return match?.[1] === undefined || match[2] === undefined ? [] : [[match[1], match[2]] as const];
  });
  return new Map(rows);
}

function password(): string {
  return randomBytes(24).toString("base64url");
}

function webhookSecret(): string {
  return `whsec_${randomBytes(24).toString("base64")}`;
}
