import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** The last order number of each store. */
export class Migration20261128230000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "order_counter" (
      "store_id" text primary key references "tenant_store" ("id") on update cascade on delete cascade,
      "last" int not null default 0
    );`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "order_counter" cascade;`);
  }
}
