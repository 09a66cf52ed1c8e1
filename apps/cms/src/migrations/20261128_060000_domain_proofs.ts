import { type MigrateDownArgs, type MigrateUpArgs, sql } from "@payloadcms/db-postgres";

/**
 * A domain serves once it is proven. Domains entered before go on serving without proof (`kept`). Two tenants may enter
 * one name; only one of them can serve it.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table tenant_domains (
      tenant_id uuid not null references tenants (id) on delete cascade,
      host text not null,
      token text not null default replace(gen_random_uuid()::text, '-', ''),
      method text check (method in ('dns', 'http', 'default', 'trusted', 'kept')),
      serving boolean not null default false,
      dns_finding text,
      http_finding text,
      claimed_at timestamptz not null default now(),
      proven_at timestamptz,
      checked_at timestamptz,
      failing_since timestamptz,
      next_check_at timestamptz default now(),
      primary key (tenant_id, host),
      check (serving = (method is not null))
    );
    create unique index tenant_domains_serving_idx on tenant_domains (host) where serving;
    create index tenant_domains_due_idx on tenant_domains (next_check_at);
    insert into tenant_domains (tenant_id, host, method, serving, next_check_at)
      select parent_id, lower(text), 'kept', true, null from tenants_texts where path = 'domains';
    drop index tenants_domain_idx;
  `);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    delete from tenants_texts x where path = 'domains' and not exists (
      select 1 from tenant_domains d where d.tenant_id = x.parent_id and d.host = lower(x.text) and d.serving);
    create unique index tenants_domain_idx on tenants_texts (lower(text)) where path = 'domains';
    drop table tenant_domains;
  `);
}
