import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");

/** Where development data lives unless a stack is given another folder. */
export const DATA_FOLDER = join(ROOT, ".tandem");
export const REALM_FILE = join(ROOT, "infra", "keycloak", "realm.json");
