import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * The last order number of each store and the word before it. Orders from before keep the number that their customers
 * know; those of the store go on after it.
 */
export class Migration20261128230000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "order_counter" (
      "store_id" text primary key references "tenant_store" ("id") on update cascade on delete cascade,
      "prefix" text not null unique,
      "last" int not null default 0
    );`);
    this.addSql(`do $$ begin
      if to_regclass('public."order"') is null or to_regclass('public.tenant_order') is null then return; end if;
      if not exists (select 1 from information_schema.columns where table_schema = 'public' and table_name = 'order'
        and column_name = 'custom_display_id') then return; end if;
      with earlier as (
        select distinct on (o.id) o.id, o.display_id, s.id as store, upper(s.slug) as prefix
        from "order" o join tenant_order t on t.order_id = o.id and t.deleted_at is null
        join tenant_store s on s.tenant_id = t.tenant_id and s.deleted_at is null
        where o.deleted_at is null and not o.is_draft_order and o.custom_display_id is null
        order by o.id, s.sales_channel_id = o.sales_channel_id desc, s.created_at
      ), counted as (
        insert into order_counter (store_id, prefix, last) select store, prefix, max(display_id) from earlier group by 1, 2
      )
      update "order" o set custom_display_id = e.prefix || '-' || lpad(e.display_id::text, greatest(6, length(e.display_id::text)), '0')
      from earlier e where e.id = o.id;
    end $$;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "order_counter" cascade;`);
  }
}
