import { type MigrateDownArgs, type MigrateUpArgs, sql } from "@payloadcms/db-postgres";

/** Remembers which documents onboarding made for a tenant, so that it can take back exactly those. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table starter_documents (
      tenant_id uuid not null references tenants (id) on delete cascade,
      collection text not null,
      document_id uuid not null,
      primary key (tenant_id, collection, document_id)
    )`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table starter_documents`);
}
