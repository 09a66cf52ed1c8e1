import { randomBytes } from "node:crypto";
import pg from "pg";
import { groupAt } from "./groups.ts";
import type { Realm } from "./realm.ts";

/** Creates a tenant's record in Medusa and its groups in Keycloak, and returns its slug. */
export async function newTenant(realm: Realm): Promise<string> {
  const slug = `t-${randomBytes(4).toString("hex")}`;
  const client = new pg.Client({ connectionString: realm.stack.databases.medusa });
  await client.connect();
  await client.query("insert into tenant (id, slug, name) values ($1, $1, $1)", [slug]);
  await client.end();
  for (const role of ["owner", "admin", "staff", "viewer"]) {
    await groupAt(realm.admin, `/tenants/${slug}/${role}`);
  }
  return slug;
}
