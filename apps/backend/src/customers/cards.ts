import { connections } from "../connections/connections";
import type { Card } from "./card";

/** A customer as one tenant knows them. */
export interface KnownCustomer {
  id: string;
  hasAccount: boolean;
  card: Card;
  /** Medusa user of the tenant who entered them. */
  enteredBy: string | null;
  knownSince: Date;
  changedAt: Date;
}

/** Returns a tenant's data about these customers; those that are not its customers are left out. */
export async function knownTo(tenant: string, ids: readonly string[]): Promise<KnownCustomer[]> {
  const { rows } = await connections().pool.query<KnownCustomer>(
    `select customer.id, customer.has_account as "hasAccount",
       coalesce(link.card -> 'fields', '{}') as card, link.card ->> 'entered_by' as "enteredBy",
       link.created_at as "knownSince", link.updated_at as "changedAt"
     from tenant_customer link join customer on customer.id = link.customer_id
     where link.tenant_id = $1 and link.customer_id = any($2) and link.deleted_at is null`,
    [tenant, ids],
  );
  return rows;
}

/**
 * Returns a tenant's own guest with this e-mail address, and whether they are its customer already; one who only filled
 * a cart is not. Other tenants' guests are not found.
 */
export async function guestOf(
  tenant: string,
  email: string,
): Promise<{ id: string; isCustomer: boolean } | null> {
  const { rows } = await connections().pool.query<{ id: string; isCustomer: boolean }>(
    `select customer.id, link.id is not null as "isCustomer"
     from customer left join tenant_customer link
       on link.customer_id = customer.id and link.tenant_id = $1 and link.deleted_at is null
     where lower(customer.email) = lower($2) and not customer.has_account and customer.deleted_at is null
       and (customer.tandem_tenant_id = $1 or link.id is not null)
     order by "isCustomer" desc, customer.created_at limit 1`,
    [tenant, email],
  );
  return rows[0] ?? null;
}

/** Makes a person a customer of a tenant, with the card its staff entered. */
export async function enter(tenant: string, id: string, card: Card, enteredBy: string | null): Promise<void> {
  await connections().pool.query(
    `insert into tenant_customer (id, tenant_id, customer_id, card)
     values ('link_' || replace(gen_random_uuid()::text, '-', ''), $1, $2, $3)
     on conflict (tenant_id, customer_id) do update set deleted_at = null, card = excluded.card,
       created_at = case when tenant_customer.deleted_at is null then tenant_customer.created_at else now() end,
       updated_at = now()`,
    [tenant, id, { fields: card, entered_by: enteredBy }],
  );
}

/** Changes the card of a tenant's customer; fields that are not given are kept. */
export async function rewrite(tenant: string, id: string, changes: Card): Promise<void> {
  await connections().pool.query(
    `update tenant_customer
     set card = jsonb_set(coalesce(card, '{}'), '{fields}', coalesce(card -> 'fields', '{}') || $3::jsonb), updated_at = now()
     where tenant_id = $1 and customer_id = $2 and deleted_at is null`,
    [tenant, id, changes],
  );
}

/** Removes a customer from a tenant with all its data about them; a guest without another tenant is deleted. */
export async function forget(tenant: string, id: string): Promise<void> {
  await connections().pool.query(
    `with link as (delete from tenant_customer where tenant_id = $1 and customer_id = $2 returning customer_id),
       addresses as (delete from customer_address where tandem_tenant_id = $1 and customer_id in (select customer_id from link)),
       groups as (delete from customer_group_customer membership using customer_group
         where customer_group.id = membership.customer_group_id and customer_group.tandem_tenant_id = $1
           and membership.customer_id in (select customer_id from link))
     update customer set deleted_at = now() where id in (select customer_id from link) and not has_account
       and not exists (select 1 from tenant_customer other where other.customer_id = customer.id
         and other.tenant_id <> $1 and other.deleted_at is null)`,
    [tenant, id],
  );
}

/** Returns the ids of a tenant's customers whose e-mail, own name or card contains a text. */
export async function search(tenant: string, text: string): Promise<string[]> {
  const { rows } = await connections().pool.query<{ id: string }>(
    `select customer.id from tenant_customer link join customer on customer.id = link.customer_id
     where link.tenant_id = $1 and link.deleted_at is null and strpos(lower(concat_ws(' ', customer.email,
       case when customer.has_account then concat_ws(' ', customer.first_name, customer.last_name, customer.phone) end,
       concat_ws(' ', link.card #>> '{fields,first_name}', link.card #>> '{fields,last_name}'),
       link.card #>> '{fields,company_name}', link.card #>> '{fields,phone}')), lower($2)) > 0
     order by link.created_at desc limit 1000`,
    [tenant, text],
  );
  return rows.map(({ id }) => id);
}
