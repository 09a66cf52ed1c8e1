import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Regions were named after the store they were made for, which every other tenant that sells there could read. They are named after
 * their countries; a region that a platform admin named otherwise keeps its name.
 */
export class Migration20261128061000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`do $$ begin
      if to_regclass('public.region') is null or to_regclass('public.region_country') is null then return; end if;
      update region r set name = c.names || ' (' || upper(r.currency_code) || ')'
      from (select region_id, string_agg(display_name, ', ' order by display_name) as names
            from region_country where region_id is not null group by region_id) c
      where c.region_id = r.id and right(r.name, 6) = ' (' || upper(r.currency_code) || ')'
        and exists (select 1 from tenant_store s where r.id = any(s.regions));
    end $$;`);
  }

  override async down(): Promise<void> {}
}
