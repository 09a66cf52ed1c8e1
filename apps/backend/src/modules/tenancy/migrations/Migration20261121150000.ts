import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** The audit log of the admin API: rows are added and read, never changed or removed, whoever is connected. */
export class Migration20261121150000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "audit_entry" (
      "seq" bigint generated always as identity primary key,
      "at" timestamptz not null default now(),
      "tenant_id" text null,
      "subject" text null,
      "user_id" text null,
      "via" text null check ("via" in ('keycloak', 'api-key', 'break-glass', 'service')),
      "roles" text[] not null,
      "method" text not null,
      "route" text not null,
      "action" text not null,
      "entities" text[] not null,
      "status" int not null,
      "correlation_id" text not null
    );`);
    this.addSql(
      `create index if not exists "IDX_audit_entry_tenant" on "audit_entry" ("tenant_id", "seq" desc);`,
    );
    this.addSql(
      `create index if not exists "IDX_audit_entry_entities" on "audit_entry" using gin ("entities");`,
    );
    this.addSql(`create or replace function audit_entry_stays() returns trigger language plpgsql as $$
      begin
        raise exception using errcode = 'insufficient_privilege', message = 'The audit log is only added to.';
      end $$;`);
    this.addSql(`create or replace trigger audit_entry_stays before update or delete or truncate on "audit_entry"
      for each statement execute function audit_entry_stays();`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "audit_entry" cascade;`);
    this.addSql(`drop function if exists audit_entry_stays();`);
  }
}
