import { createRequire } from "node:module";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { pool, stack } from "../support/client";
import { joinerConfigs } from "./expansions/model";

const { MigrationsExecutionPlanner } = createRequire(import.meta.url)("@medusajs/medusa/link-modules");
const planSchema = z.array(z.object({ action: z.string(), tableName: z.string() }));

afterAll(() => pool.end());

test("renaming a link keeps its table and rows", async () => {
  const ours = joinerConfigs().filter(({ serviceName = "" }) => /^tenancy.+link$/i.test(serviceName));
  expect(ours).toHaveLength(6);
  const renamed = `update link_module_migrations
    set link_descriptor = jsonb_set(link_descriptor, '{fromModel}', '"tenant"') where table_name like 'tenant\\_%'`;
  expect((await pool.query(renamed)).rowCount).toBe(6);
  const planner = new MigrationsExecutionPlanner(ours, { database: { clientUrl: stack.database } });
  const plan = planSchema.parse(await planner.createPlan());
  const tables = plan.filter(({ tableName }) => tableName.startsWith("tenant_"));
  expect(tables.map(({ action, tableName }) => `${tableName}: ${action}`).sort()).toEqual(
    ["category", "customer", "order", "product", "sales_channel", "stock_location"].map(
      (name) => `tenant_${name}: noop`,
    ),
  );
});
