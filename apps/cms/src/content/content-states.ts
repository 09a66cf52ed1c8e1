import type { Pool } from "pg";

const DDL = `
create table if not exists integration.content_state (
  entity text not null,
  entity_id text not null,
  fingerprint text not null,
  state jsonb not null,
  hash text generated always as (md5(state::text)) stored,
  primary key (entity, entity_id)
)`;

/**
 * Creates the table of rendered content: what each published document looks like on the wire, beside a fingerprint of
 * the rows it was made from. A row whose fingerprint no longer fits is made anew, so it can be dropped at any time.
 */
export async function installContentStates(pool: Pool): Promise<void> {
  await pool.query(DDL);
}
