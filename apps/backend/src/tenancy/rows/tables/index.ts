import type { TableRules } from "../rule";
import { catalogTables } from "./catalog";
import { platformTables } from "./platform";
import { salesTables } from "./sales";
import { shopTables } from "./shop";

/** The rule of every table of the database; tenants cannot access a table without one. */
export const TABLE_RULES: TableRules = { ...catalogTables, ...salesTables, ...shopTables, ...platformTables };
