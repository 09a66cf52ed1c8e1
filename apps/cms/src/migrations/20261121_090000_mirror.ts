import { type MigrateDownArgs, type MigrateUpArgs, sql } from "@payloadcms/db-postgres";

/** Columns of the mirrors become generated from `facts`, so no write and no slip of a hand can make them differ. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table commerce_products
      drop column title, drop column subtitle, drop column handle, drop column status, drop column thumbnail;
    alter table commerce_products
      add column title varchar generated always as (facts ->> 'title') stored,
      add column subtitle varchar generated always as (facts ->> 'subtitle') stored,
      add column handle varchar generated always as (facts ->> 'handle') stored,
      add column status varchar generated always as (facts ->> 'status') stored,
      add column thumbnail varchar generated always as (facts ->> 'thumbnail') stored,
      add column facts_hash text generated always as (md5(facts::text)) stored;
    create index commerce_products_title_idx on commerce_products (title);
    create index commerce_products_handle_idx on commerce_products (handle);
    create index commerce_products_status_idx on commerce_products (status);

    alter table commerce_categories drop column name, drop column handle, drop column is_active;
    alter table commerce_categories
      add column name varchar generated always as (facts ->> 'name') stored,
      add column handle varchar generated always as (facts ->> 'handle') stored,
      add column is_active boolean generated always as ((facts ->> 'is_active')::boolean) stored,
      add column facts_hash text generated always as (md5(facts::text)) stored;
    create index commerce_categories_name_idx on commerce_categories (name);
    create index commerce_categories_handle_idx on commerce_categories (handle);

    create unique index tenants_domain_idx on tenants_texts (lower(text)) where path = 'domains';
  `);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index tenants_domain_idx;
    alter table commerce_products drop column facts_hash;
    alter table commerce_products alter column title drop expression, alter column subtitle drop expression,
      alter column handle drop expression, alter column status drop expression, alter column thumbnail drop expression;
    alter table commerce_categories drop column facts_hash;
    alter table commerce_categories alter column name drop expression, alter column handle drop expression,
      alter column is_active drop expression;
  `);
}
