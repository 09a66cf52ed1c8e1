import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { z } from "zod";

const mapperSchema = z.looseObject({ name: z.string() });
const clientSchema = z.looseObject({
  clientId: z.string(),
  redirectUris: z.array(z.string()).default([]),
  protocolMappers: z.array(mapperSchema).default([]),
});
const roleSchema = z.looseObject({ name: z.string() });
const serviceAccountSchema = z.looseObject({
  username: z.string(),
  serviceAccountClientId: z.string(),
  clientRoles: z.record(z.string(), z.array(z.string())).default({}),
});

const realmFileSchema = z.looseObject({
  realm: z.string(),
  attributes: z.record(z.string(), z.string()).default({}),
  clients: z.array(clientSchema),
  roles: z.object({
    realm: z.array(roleSchema),
    client: z.record(z.string(), z.array(roleSchema)),
  }),
  groups: z.array(roleSchema),
  users: z.array(serviceAccountSchema),
});
/** The realm file with every placeholder filled in. */
export type RealmFile = z.infer<typeof realmFileSchema>;
export type RealmClient = RealmFile["clients"][number];

/** Values of the file's `${NAME}` placeholders. */
export type RealmValues = Readonly<Record<string, string>>;

/** Attribute of a realm that identifies the version of the file it was last updated from. */
export const FINGERPRINT_ATTRIBUTE = "tandem.fingerprint";

/**
 * Reads the realm file and fills in its placeholders.
 * @throws Error when a placeholder has no value or a redirect URI has a wildcard
 */
export async function readRealmFile(path: string, values: RealmValues): Promise<RealmFile> {
  const filled = fill(JSON.parse(await readFile(path, "utf8")), values);
  const realm = realmFileSchema.parse(filled);
  for (const { clientId, redirectUris } of realm.clients) {
    const wild = redirectUris.find((uri) => uri.includes("*"));
    if (wild !== undefined)
      throw new Error(`Client ${clientId}: the redirect URI ${wild} has a wildcard; list exact URIs.`);
  }
  const fingerprint = createHash("sha256").update(JSON.stringify(realm)).digest("hex").slice(0, 16);
  return { ...realm, attributes: { ...realm.attributes, [FINGERPRINT_ATTRIBUTE]: fingerprint } };
}

/** Fills placeholders in a parsed JSON value. */
export function fill(value: unknown, values: RealmValues): unknown {
  if (typeof value === "string") return fillText(value, values);
  if (Array.isArray(value)) return value.map((item) => fill(item, values));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner, values)]));
  }
  return value;
}

function fillText(text: string, values: RealmValues): string {
  return text.replaceAll(PLACEHOLDER, (_placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`infra/keycloak/realm.json: no value for \${${name}}.`);
    return value;
  });
}

const PLACEHOLDER = /\$\{([A-Z][A-Z0-9_]*)\}/g;
