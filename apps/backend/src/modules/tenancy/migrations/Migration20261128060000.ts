import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Invitations that are waiting for an answer. Accepting, declining or withdrawing one deletes its row. */
export class Migration20261128060000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "tenant_invitation" (
      "id" text primary key,
      "tenant_id" text not null references "tenant" ("id") on update cascade on delete cascade,
      "email" text not null,
      "role" text not null,
      "locale" text not null,
      "token_hash" text not null,
      "invited_by" text null,
      "created_at" timestamptz not null default now(),
      "sent_at" timestamptz not null default now(),
      "expires_at" timestamptz not null
    );`);
    this.addSql(
      `create unique index if not exists "IDX_tenant_invitation_email" on "tenant_invitation" ("tenant_id", "email");`,
    );
    this.addSql(
      `create unique index if not exists "IDX_tenant_invitation_token" on "tenant_invitation" ("token_hash");`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "tenant_invitation" cascade;`);
  }
}
