import { OWNER_COLUMN } from "./rule";
import { TENANT_ROLE } from "./statements";

/** The role, and the function behind the triggers; needed before any table's own statements. */
export const BASE = `
do $$ begin
  create role ${TENANT_ROLE} nologin noinherit;
exception when duplicate_object or unique_violation then null; end $$;
do $$ begin
  if not pg_has_role(current_user, '${TENANT_ROLE}', 'member') then execute format('grant ${TENANT_ROLE} to %I', current_user); end if;
end $$;
create schema if not exists isolation;
grant usage on schema public to ${TENANT_ROLE};
grant usage on all sequences in schema public to ${TENANT_ROLE};

create or replace function isolation.hold_ties() returns trigger language plpgsql as $$
declare
  i int := 0;
  wanted text;
  found_row boolean;
begin
  while i < tg_nargs loop
    wanted := to_jsonb(new) ->> tg_argv[i];
    if wanted is not null then
      execute format('select exists (select 1 from public.%I where id = $1)', tg_argv[i + 1]) into found_row using wanted;
      if not found_row then
        raise exception using errcode = 'insufficient_privilege', table = tg_table_name,
          message = format('%s names a %s this tenant does not have', tg_table_name, tg_argv[i + 1]);
      end if;
    end if;
    i := i + 2;
  end loop;
  return new;
end $$;

create or replace function isolation.link_owned() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  execute format('insert into public.%I (id, tenant_id, %I) values ($1, $2, $3) on conflict do nothing', tg_argv[0], tg_argv[1])
    using 'link_' || replace(gen_random_uuid()::text, '-', ''), new.${OWNER_COLUMN}, new.id;
  return null;
end $$;

do $$ declare f regprocedure; begin
  for f in select p.oid from pg_proc p join pg_namespace n on n.oid = p.pronamespace
           where n.nspname = 'integration' and p.prorettype = 'trigger'::regtype and not p.prosecdef loop
    execute format('alter function %s security definer set search_path = public, pg_temp', f);
  end loop;
end $$;
`;

interface Unique {
  /** Medusa's index. */
  index: string;
  table: string;
  columns: string;
  /** Column that separates tenants; the owner of the row unless the row is a part of another one. */
  within?: string;
  /** Condition of the index; rows that are not deleted unless it says otherwise. */
  where?: string;
}

const CUSTOMER_EMAIL = "IDX_customer_email_has_account_unique";

/**
 * What Medusa keeps unique on the whole platform is unique within a tenant, so that no tenant sees or blocks others'
 * values.
 */
const UNIQUE: Record<string, Unique> = {
  tandem_promotion_code: { index: "IDX_unique_promotion_code", table: "promotion", columns: "code" },
  tandem_campaign_identifier: {
    index: "IDX_promotion_campaign_campaign_identifier_unique",
    table: "promotion_campaign",
    columns: "campaign_identifier",
  },
  tandem_customer_group_name: {
    index: "IDX_customer_group_name_unique",
    table: "customer_group",
    columns: "name",
  },
  tandem_customer_guest_email: {
    index: CUSTOMER_EMAIL,
    table: "customer",
    columns: "email",
    where: "deleted_at is null and email is not null and not has_account",
  },
  // Accounts are unique on the whole platform: the person who signs in made them.
  tandem_customer_account_email: {
    index: CUSTOMER_EMAIL,
    table: "customer",
    columns: "email",
    within: "has_account",
    where: "deleted_at is null and email is not null and has_account",
  },
  tandem_collection_handle: {
    index: "IDX_collection_handle_unique",
    table: "product_collection",
    columns: "handle",
  },
  tandem_tag_value: { index: "IDX_tag_value_unique", table: "product_tag", columns: "value" },
  tandem_type_value: { index: "IDX_type_value_unique", table: "product_type", columns: "value" },
  tandem_fulfillment_set_name: {
    index: "IDX_fulfillment_set_name_unique",
    table: "fulfillment_set",
    columns: "name",
  },
  tandem_service_zone_name: {
    index: "IDX_service_zone_name_unique",
    table: "service_zone",
    columns: "name",
    within: "fulfillment_set_id",
  },
  tandem_shipping_profile_name: {
    index: "IDX_shipping_profile_name_unique",
    table: "shipping_profile",
    columns: "name",
  },
  tandem_option_title: {
    index: "IDX_product_option_global_title_unique",
    table: "product_option",
    columns: "title",
    where: "deleted_at is null and is_exclusive = false",
  },
  tandem_default_billing: {
    index: "IDX_customer_address_unique_customer_billing",
    table: "customer_address",
    columns: "customer_id",
    where: "is_default_billing = true",
  },
  tandem_default_shipping: {
    index: "IDX_customer_address_unique_customer_shipping",
    table: "customer_address",
    columns: "customer_id",
    where: "is_default_shipping = true",
  },
  tandem_order_custom_display_id: {
    index: "IDX_order_custom_display_id",
    table: "order",
    columns: "custom_display_id",
    where: "deleted_at is null and custom_display_id is not null",
  },
  tandem_tax_region_country: {
    index: "IDX_tax_region_unique_country_nullable_province",
    table: "tax_region",
    columns: "country_code",
    where: "province_code is null and deleted_at is null",
  },
  tandem_tax_region_province: {
    index: "IDX_tax_region_unique_country_province",
    table: "tax_region",
    columns: "country_code, province_code",
    where: "province_code is not null and deleted_at is null",
  },
  tandem_price_preference: {
    index: "IDX_price_preference_attribute_value",
    table: "price_preference",
    columns: "attribute, value",
  },
  tandem_translation_locale: {
    index: "IDX_translation_reference_id_locale_code_unique",
    table: "translation",
    columns: "reference_id, locale_code",
  },
};

/**
 * Merges tags and types a tenant has twice, into the older row. An import used to create its own row beside the one
 * that staff had created.
 */
const MERGE_DUPLICATES = [
  ["product_tag", "product_tags", "product_tag_id"],
  ["product_type", "product", "type_id"],
].map(([table, user, column]) => {
  const duplicates = `(select id, first_value(id) over (partition by value, ${OWNER_COLUMN} order by created_at, id) as kept
     from public.${table} where deleted_at is null) d`;
  const repoint =
    user === "product"
      ? `update public.product p set ${column} = d.kept from ${duplicates} where p.${column} = d.id and d.id <> d.kept`
      : `insert into public.${user} (product_id, ${column}) select l.product_id, d.kept from public.${user} l
           join ${duplicates} on l.${column} = d.id and d.id <> d.kept on conflict do nothing;
         delete from public.${user} l using ${duplicates} where l.${column} = d.id and d.id <> d.kept`;
  return `${repoint};
    update public.${table} t set deleted_at = now() from ${duplicates} where t.id = d.id and d.id <> d.kept`;
});

/** Unique indexes per tenant, in place of Medusa's. Needs {@link BACKFILL} to have run. */
export const UNIQUE_PER_TENANT = [
  ...MERGE_DUPLICATES,
  ...Object.entries(UNIQUE).flatMap(
    ([name, { index, table, columns, within = OWNER_COLUMN, where = "deleted_at is null" }]) => [
      `drop index if exists public."${index}", public.${name}`,
      `create unique index ${name} on public."${table}" (${columns}, ${within}) nulls not distinct where ${where}`,
    ],
  ),
  // Lookups by e-mail used the unique index.
  "create index if not exists tandem_customer_email on public.customer (email) where deleted_at is null",
];

/**
 * Links channels and locations that a tenant creates to it, like those of its store: orders find their tenant by them.
 */
export const LINKED_ON_INSERT = ["sales_channel", "stock_location"].map(
  (table) =>
    `create or replace trigger isolation_link after insert on public.${table} for each row
       when (new.${OWNER_COLUMN} is not null)
       execute function isolation.link_owned('tenant_${table}', '${table}_id')`,
);

/**
 * SQL that gives rows of a table the tenant of another row, for `table` and the tables after it: `from` yields `id` and
 * `tenant`.
 */
const ownedBy = (table: string, from: string): string =>
  `update public."${table}" r set ${OWNER_COLUMN} = l.tenant from (${from}) l where l.id = r.id and l.tenant is not null
     and r.${OWNER_COLUMN} is null`;

/** Gives existing rows without a tenant their tenant; each statement builds on the ones before it. */
export const BACKFILL = [
  ...["sales_channel", "stock_location"].map((table) =>
    ownedBy(
      table,
      `select ${table}_id as id, min(tenant_id) as tenant from public.tenant_${table} where deleted_at is null
       group by 1 having count(distinct tenant_id) = 1`,
    ),
  ),
  ownedBy(
    "stock_location_address",
    `select address_id as id, ${OWNER_COLUMN} as tenant from public.stock_location`,
  ),
  ownedBy(
    "api_key",
    `select p.publishable_key_id as id, min(c.${OWNER_COLUMN}) as tenant
     from public.publishable_api_key_sales_channel p join public.sales_channel c on c.id = p.sales_channel_id
     group by 1 having count(distinct c.${OWNER_COLUMN}) = 1`,
  ),
  ownedBy(
    "fulfillment_set",
    `select l.fulfillment_set_id as id, s.${OWNER_COLUMN} as tenant
     from public.location_fulfillment_set l join public.stock_location s on s.id = l.stock_location_id`,
  ),
  ownedBy(
    "shipping_option_type",
    `select o.shipping_option_type_id as id, min(f.${OWNER_COLUMN}) as tenant
     from public.shipping_option o join public.service_zone z on z.id = o.service_zone_id
     join public.fulfillment_set f on f.id = z.fulfillment_set_id group by 1 having count(distinct f.${OWNER_COLUMN}) = 1`,
  ),
  ownedBy(
    "price_set",
    `select p.price_set_id as id, f.${OWNER_COLUMN} as tenant
     from public.shipping_option_price_set p join public.shipping_option o on o.id = p.shipping_option_id
     join public.service_zone z on z.id = o.service_zone_id join public.fulfillment_set f on f.id = z.fulfillment_set_id`,
  ),
  ...["product_tag", "product_type"].map(
    (table) =>
      `update public.${table} set ${OWNER_COLUMN} = metadata ->> 'tenant' where ${OWNER_COLUMN} is null and metadata ->> 'tenant' is not null`,
  ),
  `update public.customer_address a set ${OWNER_COLUMN} = l.tenant_id
     from (select customer_id, min(tenant_id) as tenant_id from public.tenant_customer where deleted_at is null
           group by customer_id having count(*) = 1) l
     where a.customer_id = l.customer_id and a.${OWNER_COLUMN} is null`,
  ownedBy(
    "customer",
    `select l.customer_id as id, min(l.tenant_id) as tenant
     from public.tenant_customer l join public.customer c on c.id = l.customer_id and not c.has_account
     where l.deleted_at is null group by 1 having count(distinct l.tenant_id) = 1`,
  ),
];
