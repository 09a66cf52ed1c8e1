import { ACTING_TENANT, OWNER_COLUMN } from "./rule";
import { TENANT_ROLE } from "./statements";

/** Schema whose views stand before Medusa's tables on connections that work for a tenant. */
export const TERMS_SCHEMA = "terms";

const mine = (row: string) => `${row}.${OWNER_COLUMN} = ${ACTING_TENANT}`;
/** A tenant without a shop has no store of its own in Medusa yet, and reads the platform's. */
const STORE = `${mine("t")} or (t.${OWNER_COLUMN} is null and not exists
  (select 1 from public.tenant_store s where s.tenant_id = ${ACTING_TENANT} and s.deleted_at is null))`;

/** Tables whose rows are the terms of one tenant, also for a platform admin who works for it. */
const OWNED = ["region", "tax_region", "price_preference", "store"] as const;

/** Tables with a view. */
export const TERMS_TABLES: readonly string[] = [...OWNED, "region_country"];

const WRITES = "select, insert, update, delete";

/**
 * Views of the terms on which the acting tenant sells: its regions with their countries, its tax regions, its tax
 * settings of prices and its store. Medusa finds them before its tables, so that the same country may be in a region of
 * every tenant. They are made anew, because they list the columns of the tables.
 */
export const TERMS_VIEWS: readonly string[] = [
  `create schema if not exists ${TERMS_SCHEMA}`,
  `grant usage on schema ${TERMS_SCHEMA} to ${TENANT_ROLE}`,
  ...OWNED.flatMap((table) => [
    `drop view if exists ${TERMS_SCHEMA}.${table}`,
    `create view ${TERMS_SCHEMA}.${table} with (security_invoker = true) as select * from public.${table} t where ${table === "store" ? STORE : mine("t")}`,
    `grant ${WRITES} on ${TERMS_SCHEMA}.${table} to ${TENANT_ROLE}`,
  ]),
  `drop view if exists ${TERMS_SCHEMA}.region_country`,
  `do $view$ declare columns text; begin
     select string_agg(case attname when 'region_id' then 'r.id as region_id' else format('c.%I', attname) end, ', ' order by attnum)
       into columns from pg_attribute
       where attrelid = 'public.region_country'::regclass and attnum > 0 and not attisdropped;
     execute format('create view ${TERMS_SCHEMA}.region_country with (security_invoker = true) as select %s
       from public.region_country c
       left join public.tenant_country t on t.iso_2 = c.iso_2 and t.tenant_id = ${ACTING_TENANT.replaceAll("'", "''")}
       left join public.region r on r.id = t.region_id and r.deleted_at is null', columns);
   end $view$`,
  `grant select, update on ${TERMS_SCHEMA}.region_country to ${TENANT_ROLE}`,
  `create or replace function ${TERMS_SCHEMA}.assign_country() returns trigger language plpgsql security definer
   set search_path = public, pg_temp as $assign$
   declare acting text := ${ACTING_TENANT};
   begin
     if new.region_id is null then
       delete from public.tenant_country where tenant_id = acting and iso_2 = new.iso_2;
       return new;
     end if;
     if not exists (select 1 from public.region r where r.id = new.region_id and r.${OWNER_COLUMN} = acting) then
       raise exception using errcode = 'insufficient_privilege', table = 'region_country',
         message = 'region_country names a region this tenant does not have';
     end if;
     insert into public.tenant_country (tenant_id, iso_2, region_id) values (acting, new.iso_2, new.region_id)
       on conflict (tenant_id, iso_2) do update set region_id = excluded.region_id, updated_at = now();
     return new;
   end $assign$`,
  "delete from public.tenant_country t where not exists (select 1 from public.region r where r.id = t.region_id)",
  "alter table public.tenant_country drop constraint if exists tenant_country_region",
  `alter table public.tenant_country add constraint tenant_country_region
     foreign key (region_id) references public.region (id) on delete cascade`,
  `create or replace function ${TERMS_SCHEMA}.keep_regions() returns trigger language plpgsql security definer
   set search_path = public, pg_temp as $keep$
   begin
     if tg_op = 'DELETE' then
       update public.tenant_store set regions = array_remove(regions, old.id) where old.id = any(regions);
       return old;
     end if;
     if new.deleted_at is not null then
       update public.tenant_store set regions = array_remove(regions, new.id) where new.id = any(regions);
       return new;
     end if;
     update public.tenant_store s set regions = s.regions || new.id
       where s.tenant_id = new.${OWNER_COLUMN} and s.deleted_at is null and not new.id = any(s.regions)
         and (s.regions = '{}' or (current_setting('tandem.side', true) <> ''
           and 1 = (select count(*) from public.tenant_store o where o.tenant_id = s.tenant_id and o.deleted_at is null)));
     return new;
   end $keep$`,
  `create or replace trigger tandem_keep_regions after insert or delete or update of deleted_at on public.region
     for each row execute function ${TERMS_SCHEMA}.keep_regions()`,
  `create trigger assign_country instead of update on ${TERMS_SCHEMA}.region_country
     for each row execute function ${TERMS_SCHEMA}.assign_country()`,
];

/** SQL for a new id of Medusa's shape, which sorts after those that Medusa makes. */
const newId = (prefix: string) =>
  `'${prefix}_Z' || upper(left(replace(gen_random_uuid()::text, '-', ''), 25))`;

/** Copies rows of a table with another region, which `replace` sets by column. */
const copyRows = (table: string, where: string, replace: Readonly<Record<string, string>>): string => {
  const changes = Object.entries(replace).flatMap(([column, value]) => [`'${column}'`, value]);
  return `insert into public."${table}" select (jsonb_populate_record(s, jsonb_build_object(${changes.join(", ")}))).*
    from public."${table}" s where ${where}`;
};

/**
 * Regions, tax regions and stores that tenants shared become each tenant's own: the tenant that used a region first
 * keeps it, every other one gets a copy, and its stores, carts, orders and prices name the copy.
 */
export const SPLIT_SHARED_TERMS: readonly string[] = [
  `do $split$ declare used record; copy text; begin
     for used in
       select r.id, s.tenant_id, row_number() over (partition by r.id order by min(s.created_at), s.tenant_id) as place
       from public.region r join public.tenant_store s on r.id = any(s.regions) and s.deleted_at is null
       where r.${OWNER_COLUMN} is null and r.deleted_at is null group by r.id, s.tenant_id order by place desc
     loop
       copy := case used.place when 1 then used.id else ${newId("reg")} end;
       if used.place = 1 then
         update public.region set ${OWNER_COLUMN} = used.tenant_id where id = used.id;
         update public.price_preference set ${OWNER_COLUMN} = used.tenant_id
           where attribute = 'region_id' and value = used.id and ${OWNER_COLUMN} is null;
       else
         ${copyRows("region", "s.id = used.id", { id: "copy", [OWNER_COLUMN]: "used.tenant_id" })};
         ${copyRows("region_payment_provider", "s.region_id = used.id", { id: newId("regpp"), region_id: "copy" })};
         ${copyRows("price_preference", "s.attribute = 'region_id' and s.value = used.id", {
           id: newId("prpref"),
           value: "copy",
           [OWNER_COLUMN]: "used.tenant_id",
         })};
         update public.tenant_store set regions = array_replace(regions, used.id, copy) where tenant_id = used.tenant_id;
         update public.cart set region_id = copy where region_id = used.id and ${OWNER_COLUMN} = used.tenant_id;
         update public."order" o set region_id = copy where o.region_id = used.id and (o.${OWNER_COLUMN} = used.tenant_id
           or exists (select 1 from public.tenant_order t where t.order_id = o.id and t.tenant_id = used.tenant_id));
         update public.price_rule r set value = copy from public.price p join public.price_set s on s.id = p.price_set_id
           where r.price_id = p.id and r.attribute = 'region_id' and r.value = used.id
             and (s.${OWNER_COLUMN} = used.tenant_id or exists (
               select 1 from public.product_variant_price_set l join public.product_variant v on v.id = l.variant_id
                 join public.tenant_product t on t.product_id = v.product_id
               where l.price_set_id = s.id and t.tenant_id = used.tenant_id));
         update public.price_list_rule r set value = replace(r.value::text, used.id, copy)::jsonb
           from public.price_list l where l.id = r.price_list_id and r.attribute = 'region_id'
             and l.${OWNER_COLUMN} = used.tenant_id and r.value::text like '%' || used.id || '%';
         update public.promotion_rule_value v set value = copy
           from public.promotion_promotion_rule l join public.promotion p on p.id = l.promotion_id
           where l.promotion_rule_id = v.promotion_rule_id and v.value = used.id and p.${OWNER_COLUMN} = used.tenant_id;
       end if;
       insert into public.tenant_country (tenant_id, iso_2, region_id)
         select used.tenant_id, c.iso_2, copy from public.region_country c where c.region_id = used.id
         on conflict do nothing;
     end loop;
   end $split$`,
  `insert into public.price_preference (id, attribute, value, is_tax_inclusive, ${OWNER_COLUMN})
     select ${newId("prpref")}, p.attribute, p.value, p.is_tax_inclusive, t.id
     from public.price_preference p cross join public.tenant t
     where p.${OWNER_COLUMN} is null and p.deleted_at is null and p.attribute = 'currency_code'
       and exists (select 1 from public.tenant_store s where s.tenant_id = t.id and s.default_currency = p.value)
       and not exists (select 1 from public.price_preference o where o.${OWNER_COLUMN} = t.id and o.attribute = p.attribute
         and o.value is not distinct from p.value and o.deleted_at is null)`,
  `update public.price_preference p set deleted_at = now() where p.${OWNER_COLUMN} is null and p.deleted_at is null
     and p.attribute = 'currency_code' and exists (select 1 from public.tenant_store s where s.default_currency = p.value)`,
  `insert into public.store (id, name, default_sales_channel_id, default_region_id, default_location_id, ${OWNER_COLUMN})
     select distinct on (t.id) ${newId("store")}, t.name, s.sales_channel_id, s.regions[1], s.stock_location_id, t.id
     from public.tenant t join public.tenant_store s on s.tenant_id = t.id and s.deleted_at is null
     where not exists (select 1 from public.store o where o.${OWNER_COLUMN} = t.id) order by t.id, s.created_at`,
  `insert into public.store_currency (id, store_id, currency_code, is_default)
     select ${newId("stocur")}, o.id, c.code, c.place = 1 from public.store o
     join (select tenant_id, default_currency as code, row_number() over (partition by tenant_id order by min(created_at)) as place
           from public.tenant_store where deleted_at is null group by tenant_id, default_currency) c on c.tenant_id = o.${OWNER_COLUMN}
     where not exists (select 1 from public.store_currency x where x.store_id = o.id)`,
  `insert into public.store_locale (id, store_id, locale_code)
     select ${newId("stloc")}, o.id, l.locale_code from public.store o
     join public.store p on p.${OWNER_COLUMN} is null and p.deleted_at is null
     join public.store_locale l on l.store_id = p.id and l.deleted_at is null
     where o.${OWNER_COLUMN} is not null and not exists (select 1 from public.store_locale x where x.store_id = o.id)`,
  `do $tax$ declare shared record; part record; rate record; top text; copy text; rate_copy text; begin
     for shared in
       select x.id, c.tenant_id from public.tax_region x join public.tenant_country c on c.iso_2 = x.country_code
       where x.${OWNER_COLUMN} is null and x.deleted_at is null and x.parent_id is null
         and not exists (select 1 from public.tax_region o where o.${OWNER_COLUMN} = c.tenant_id and o.country_code = x.country_code)
     loop
       top := ${newId("txreg")};
       for part in select x.id, x.parent_id from public.tax_region x
         where (x.id = shared.id or x.parent_id = shared.id) and x.deleted_at is null order by x.parent_id nulls first
       loop
         copy := case when part.parent_id is null then top else ${newId("txreg")} end;
         ${copyRows("tax_region", "s.id = part.id", {
           id: "copy",
           parent_id: "case when part.parent_id is null then null else top end",
           [OWNER_COLUMN]: "shared.tenant_id",
         })};
         for rate in select t.id, exists (select 1 from public.tax_rate_rule u where u.tax_rate_id = t.id) as ruled
           from public.tax_rate t where t.tax_region_id = part.id and t.deleted_at is null
         loop
           rate_copy := ${newId("txr")};
           ${copyRows("tax_rate", "s.id = rate.id", { id: "rate_copy", tax_region_id: "copy" })};
           ${copyRows(
             "tax_rate_rule",
             `s.tax_rate_id = rate.id and s.deleted_at is null and (
             exists (select 1 from public.tenant_product t where t.product_id = s.reference_id and t.tenant_id = shared.tenant_id)
             or exists (select 1 from public.product_type t where t.id = s.reference_id and t.${OWNER_COLUMN} = shared.tenant_id)
             or exists (select 1 from public.shipping_option o join public.service_zone z on z.id = o.service_zone_id
               join public.fulfillment_set f on f.id = z.fulfillment_set_id
               where o.id = s.reference_id and f.${OWNER_COLUMN} = shared.tenant_id))`,
             {
               id: newId("txrule"),
               tax_rate_id: "rate_copy",
             },
           )};
           -- A rate for products of other tenants only would apply to every product here.
           if rate.ruled then
             delete from public.tax_rate t where t.id = rate_copy
               and not exists (select 1 from public.tax_rate_rule u where u.tax_rate_id = rate_copy);
           end if;
         end loop;
       end loop;
     end loop;
   end $tax$`,
  // What every tenant had is theirs now; a tenant that begins later decides for itself.
  `update public.tax_region x set deleted_at = now() where x.${OWNER_COLUMN} is null and x.deleted_at is null
     and exists (select 1 from public.tenant_country c where c.iso_2 = x.country_code)`,
];
