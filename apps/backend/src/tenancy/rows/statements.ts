import { ACTING_TENANT, OWNER_COLUMN, ROW, type TableRule } from "./rule";

/** Postgres role of a connection that works for a tenant. */
export const TENANT_ROLE = "tandem_tenant";

const SIDE = "current_setting('tandem.side', true)";
const WRITES = ["insert", "update", "delete"] as const;

/** Returns the statements that install the rule of one table, whatever was there before. */
export function statementsFor(table: string, rule: TableRule): string[] {
  const name = `public."${table}"`;
  const statements = [
    `revoke all on ${name} from ${TENANT_ROLE}`,
    `grant select${rule.kind === "shared" ? "" : ", insert, update, delete"} on ${name} to ${TENANT_ROLE}`,
    ...["read", ...WRITES].map((command) => `drop policy if exists tandem_${command} on ${name}`),
    `drop trigger if exists isolation_ties on ${name}`,
  ];
  if (rule.kind === "shared" || rule.kind === "internal") {
    return [...statements, `alter table ${name} disable row level security`];
  }
  if (rule.kind === "owned" || (rule.kind === "condition" && rule.owner === true)) {
    statements.push(
      `alter table ${name} add column if not exists ${OWNER_COLUMN} text default ${ACTING_TENANT}`,
      `create index if not exists "tandem_owner_${table}" on ${name} (${OWNER_COLUMN}) where deleted_at is null`,
    );
  }
  statements.push(`alter table ${name} enable row level security`);
  const conditions = conditionsOf(table, rule);
  if (conditions === null) return statements;
  const { read, write, insert = write } = conditions;
  statements.push(`create policy tandem_read on ${name} for select to ${TENANT_ROLE} using (${read})`);
  if (write !== null) {
    statements.push(
      `create policy tandem_insert on ${name} for insert to ${TENANT_ROLE} with check (${insert})`,
      `create policy tandem_update on ${name} for update to ${TENANT_ROLE} using (${write}) with check (${write})`,
      `create policy tandem_delete on ${name} for delete to ${TENANT_ROLE} using (${write})`,
    );
  }
  return [...statements, ...ties(name, rule)];
}

interface Conditions {
  read: string;
  write: string | null;
  insert?: string;
}

function conditionsOf(table: string, rule: TableRule): Conditions | null {
  const row = `public."${table}"`;
  switch (rule.kind) {
    case "condition": {
      const { read, write, insert } = rule;
      const name = (condition: string) => condition.replaceAll(ROW, row);
      return { read: name(read), write, ...(insert === undefined ? {} : { insert }) };
    }
    case "shared":
    case "internal":
    case "hidden":
      return null;
    case "part": {
      const parent = `exists (select 1 from public."${rule.parent}" e where e.id = ${row}."${rule.column}")`;
      return { read: parent, write: parent };
    }
    case "owned": {
      const conditions = [`${row}.${OWNER_COLUMN} = ${ACTING_TENANT}`, ...rule.or];
      const write = conditions.map((condition) => condition.replaceAll(ROW, row)).join(" or ");
      const read = rule.common ? `${row}.${OWNER_COLUMN} is null or ${write}` : write;
      if (rule.shown === undefined) return { read, write };
      return { read: `(${read}) and (${SIDE} is distinct from 'shown' or (${rule.shown}))`, write };
    }
  }
}

/** A row may only reference rows its writer can see; a policy cannot state it where two tables reference each other. */
function ties(name: string, rule: TableRule): string[] {
  const others = rule.kind === "owned" || rule.kind === "part" ? Object.entries(rule.others) : [];
  if (others.length === 0) return [];
  const columns = others.map(([column]) => `"${column}"`).join(", ");
  const pairs = others.map(([column, table]) => `'${column}', '${table}'`).join(", ");
  return [
    `create trigger isolation_ties before insert or update of ${columns} on ${name} for each row
       when (current_user = '${TENANT_ROLE}') execute function isolation.hold_ties(${pairs})`,
  ];
}
