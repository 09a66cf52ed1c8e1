import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** The region in which a tenant sells to a country. Medusa keeps one region per country for all tenants. */
export class Migration20261128220000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "tenant_country" (
      "tenant_id" text not null references "tenant" ("id") on update cascade on delete cascade,
      "iso_2" text not null,
      "region_id" text not null,
      "created_at" timestamptz not null default now(),
      "updated_at" timestamptz not null default now(),
      primary key ("tenant_id", "iso_2")
    );`);
    this.addSql(`create index if not exists "IDX_tenant_country_region" on "tenant_country" ("region_id");`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "tenant_country" cascade;`);
  }
}
