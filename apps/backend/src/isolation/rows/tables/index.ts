import type { TableRules } from "../rule";
import { catalogTables } from "./catalog";
import { platformTables } from "./platform";
import { salesTables } from "./sales";
import { shopTables } from "./shop";

/** The rule of every table of the database; a table without one is closed to tenants. */
export const TABLE_RULES: TableRules = { ...catalogTables, ...salesTables, ...shopTables, ...platformTables };
