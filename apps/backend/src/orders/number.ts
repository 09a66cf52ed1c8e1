import { AppError } from "@tandem/contracts";
import { withTransaction } from "@tandem/service-kit";
import type { Pool, PoolClient } from "pg";

/** Number of an order within its store, as people read it and as Medusa counts it. */
export interface OrderNumber {
  /** Such as `ACME-000042`. */
  custom_display_id: string;
  display_id: number;
}

interface Row {
  display_id: number;
  custom_display_id: string | null;
  store: string;
  slug: string;
}

/** The store of an order is that of its sales channel, else the oldest of its tenant. */
const ORDER = `
select o.display_id, o.custom_display_id, s.id as store, s.slug
from public."order" o
left join public.tenant_order t on t.order_id = o.id and t.deleted_at is null
join public.tenant_store s on s.tenant_id = coalesce(o.tandem_tenant_id, t.tenant_id) and s.deleted_at is null
where o.id = $1 and o.deleted_at is null and not o.is_draft_order
order by s.sales_channel_id = o.sales_channel_id desc, s.created_at limit 1`;
/** A store that took the former name of another one gets a digit behind it. */
const OPEN = `
insert into public.order_counter (store_id, prefix)
select $1, upper($2::text) || case when n = 1 then '' else n::text end from generate_series(1, 99) n
where not exists (select 1 from public.order_counter where store_id = $1)
  and not exists (select 1 from public.order_counter where prefix = upper($2::text) || case when n = 1 then '' else n::text end)
order by n limit 1 on conflict do nothing`;
const LOCK = "select prefix, last from public.order_counter where store_id = $1 for update";
const WAITING = `
select o.id from public."order" o
where o.custom_display_id is null and o.deleted_at is null and not o.is_draft_order
  and o.created_at < now() - make_interval(secs => $1)
  and exists (
    select 1 from public.tenant_store s left join public.tenant_order t on t.order_id = o.id and t.deleted_at is null
    where s.tenant_id = coalesce(o.tandem_tenant_id, t.tenant_id) and s.deleted_at is null)
order by o.created_at, o.id limit 500`;

/** Longer than the workflow that places an order may take, and may still take it back. */
const SETTLED_SECONDS = 120;

/**
 * Gives an order the next number of its store, once, and returns it; null when there is no such order. An order is
 * numbered after it was placed: one that the workflow takes back leaves no gap. Medusa's own number, which counts the
 * orders of all tenants, is replaced as well.
 */
export function numberOrder(pool: Pool, id: string): Promise<OrderNumber | null> {
  return withTransaction(pool, async (client) => {
    const order = await read(client, id);
    if (order === undefined) return null;
    await client.query(OPEN, [order.store, order.slug]);
    const { rows } = await client.query<{ prefix: string; last: number }>(LOCK, [order.store]);
    const [counter] = rows;
    // Another store took the word at the same moment: the next attempt gets another one.
    if (counter === undefined)
      throw new AppError("unavailable", "The order could not be numbered; try again.");
    // The holder of the lock before may have numbered the same order.
    const current = await read(client, id);
    if (current === undefined) return null;
    const { custom_display_id, display_id } = current;
    if (custom_display_id !== null) return { custom_display_id, display_id };
    const next = counter.last + 1;
    const number = { custom_display_id: formatNumber(counter.prefix, next), display_id: next };
    await client.query("update public.order_counter set last = $2 where store_id = $1", [order.store, next]);
    await client.query('update public."order" set custom_display_id = $2, display_id = $3 where id = $1', [
      id,
      number.custom_display_id,
      next,
    ]);
    return number;
  });
}

/** What a run did: how many orders have a number now, and why the others have none yet. */
export interface Numbered {
  numbered: number;
  failed: { order: string; error: unknown }[];
}

/**
 * Numbers orders that were placed without a number, oldest first: by staff, or before the process died. One that fails
 * does not keep the others waiting. `settledSeconds` is the age from which no workflow takes an order back any more.
 */
export async function numberWaitingOrders(pool: Pool, settledSeconds = SETTLED_SECONDS): Promise<Numbered> {
  const { rows } = await pool.query<{ id: string }>(WAITING, [settledSeconds]);
  const outcome: Numbered = { numbered: 0, failed: [] };
  for (const { id: order } of rows) {
    try {
      if ((await numberOrder(pool, order)) !== null) outcome.numbered += 1;
    } catch (error) {
      outcome.failed.push({ order, error });
    }
  }
  return outcome;
}

/** Returns a number as people read it: the word of the store and at least six digits. */
export const formatNumber = (prefix: string, number: number): string =>
  `${prefix}-${String(number).padStart(6, "0")}`;

async function read(client: PoolClient, id: string): Promise<Row | undefined> {
  const { rows } = await client.query<Row>(ORDER, [id]);
  return rows[0];
}
