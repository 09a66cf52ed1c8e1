/**
 * How the rows of one table are separated by tenant.
 * - `owned`: the row carries the tenant that made it; `or` are further conditions under which it is theirs. A response
 *   to a shopper shows only rows that meet `shown`, if given.
 * - `part`: the row has the owner of its `parent`; `others` are rows it references, which must be visible too.
 * - `condition`: conditions of its own; with `owner`, the row carries the tenant that made it as `owned` rows do.
 * - `shared`: every tenant reads, none writes.
 * - `internal`: bookkeeping of workflows; no route shows it.
 * - `hidden`: no tenant sees a row.
 */
export type TableRule =
  | { kind: "owned"; or: readonly string[]; common: boolean; others: Others; shown?: string }
  | { kind: "part"; column: string; parent: string; others: Others }
  | { kind: "condition"; read: string; write: string | null; insert?: string; owner?: true }
  | { kind: "shared" | "internal" | "hidden" };

type Others = Readonly<Record<string, string>>;
export type TableRules = Readonly<Record<string, TableRule>>;

/** Column of owned tables, filled by Postgres from the scope of the connection, never by a request. */
export const OWNER_COLUMN = "tandem_tenant_id";
/** SQL for the tenant of a connection; null when none. */
export const ACTING_TENANT = "nullif(current_setting('tandem.tenant', true), '')";
/** Placeholder for the row's own table in conditions. */
export const ROW = "%ROW%";

/** A row of the tenant that made it, or one that meets any of the conditions. */
export const owned = (...or: string[]): TableRule => ({ kind: "owned", or, common: false, others: {} });
/** Like `owned`; every tenant can read rows without an owner. */
export const ownedOrCommon = (...or: string[]): TableRule => ({
  kind: "owned",
  or,
  common: true,
  others: {},
});
/** A row that has the owner of the row that its column names. */
export const part = (column: string, parent: string, others: Others = {}): TableRule => ({
  kind: "part",
  column,
  parent,
  others,
});
/** Like `owned`; rows named by these columns must be visible to their writer. */
export const ownedTying = (others: Others, ...or: string[]): TableRule & { kind: "owned" } => ({
  kind: "owned",
  or,
  common: false,
  others,
});
export const shared: TableRule = { kind: "shared" };
export const internal: TableRule = { kind: "internal" };
export const hidden: TableRule = { kind: "hidden" };

/** Condition: a visible row of `table` names this row in one of its columns. */
export function namedBy(table: string, ...columns: string[]): string {
  const names = columns.map((column) => `e."${column}" = ${ROW}.id`).join(" or ");
  return `exists (select 1 from public."${table}" e where ${names})`;
}
