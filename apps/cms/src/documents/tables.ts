/**
 * This room alone writes the tables of documents and their versions in SQL: import, sync and first content call it. Starter
 * content uses the Local API instead: a few pages, whose blocks in three languages fill a tree of tables that Payload knows.
 */
import { stableUuidSql } from "../connections/stable-uuid";

/** Tables of an entity: the editors' documents, their versions, and the mirror of Medusa's facts beside them. */
export const TABLES = {
  product: { mirror: "commerce_products", documents: "products", versions: "_products_v" },
  category: { mirror: "commerce_categories", documents: "categories", versions: "_categories_v" },
} as const;
export type PairedEntity = keyof typeof TABLES;

/** Names a document; it need not exist. */
export interface DocumentKey {
  /** Payload id of the tenant. */
  home: string;
  /** Medusa id. */
  id: string;
}

/** Returns keys as JSON for `$1`, to be read with `KEYS`. */
export const keysJson = (keys: readonly DocumentKey[]): string =>
  JSON.stringify(keys.map(({ home, id }) => ({ home, id })));

/** The keys of `$1` as rows. */
export const KEYS = "jsonb_to_recordset($1::jsonb) as i(home uuid, id text)";

/** Returns SQL for the row id of key `i`, always the same, so that a repeated create makes one row. */
export const rowIdSql = (table: string): string => stableUuidSql(`'${table}:' || i.home || ':' || i.id`);
