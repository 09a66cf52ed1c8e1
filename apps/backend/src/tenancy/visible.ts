import { withTransaction } from "@tandem/service-kit";
import type { PoolClient } from "pg";
import { connections } from "../connections/connections";
import { kindOf } from "./ids";
import { KINDS } from "./kinds";
import { TENANT_ROLE } from "./rows/statements";
import type { Scope } from "./scope";

const TELL = `select set_config('role', $1, true), set_config('tandem.tenant', $2, true),
  set_config('tandem.side', $3, true), set_config('tandem.user', $4, true)`;

/**
 * Guests are found by e-mail, never by id, and promotions work with categories that are not public, so a shopper's
 * request may name and return less than it works with.
 */
const SIDES = { all: "", staff: "staff", selling: "staff", shop: "shown" } as const;

/**
 * Returns the ids that are not rows the scope may see: other tenants' rows, rows that do not exist and ids of unknown
 * kinds, with no difference between them.
 */
export async function unseen(ids: ReadonlySet<string>, scope: Scope): Promise<Set<string>> {
  if (ids.size === 0) return new Set();
  const seen = await inTransaction(async (client) => {
    await client.query(TELL, [TENANT_ROLE, scope.tenant ?? "", SIDES[scope.reach], scope.user ?? ""]);
    return find(client, ids);
  });
  return new Set([...ids].filter((id) => !seen.has(id)));
}

/** Returns the ids that are rows of other owners: they exist, and the scope may not see them. */
export async function foreign(ids: ReadonlySet<string>, scope: Scope): Promise<Set<string>> {
  const missing = await unseen(ids, scope);
  return missing.size === 0 ? missing : inTransaction((client) => find(client, missing));
}

/** Returns the ids that are of a known kind and name no row in any tenant. */
export async function absent(ids: ReadonlySet<string>): Promise<Set<string>> {
  const known = new Set([...ids].filter((id) => KINDS.has(kindOf(id))));
  if (known.size === 0) return known;
  const there = await inTransaction((client) => find(client, known));
  return new Set([...known].filter((id) => !there.has(id)));
}

async function find(client: PoolClient, ids: ReadonlySet<string>): Promise<Set<string>> {
  const byTable = new Map<string, string[]>();
  for (const id of ids) {
    for (const table of KINDS.get(kindOf(id)) ?? [])
      byTable.set(table, (byTable.get(table) ?? []).concat(id));
  }
  if (byTable.size === 0) return new Set();
  const { rows } = await client.query<{ id: string }>(
    [...byTable.keys()]
      .map((table, index) => `select id from public."${table}" where id = any($${index + 1})`)
      .join(" union all "),
    [...byTable.values()],
  );
  return new Set(rows.map(({ id }) => id));
}

const inTransaction = <T>(work: (client: PoolClient) => Promise<T>): Promise<T> =>
  withTransaction(connections().pool, work, "begin read only");
