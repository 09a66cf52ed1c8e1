import type { SyncEntity } from "@tandem/contracts";
import type { Pool } from "pg";
import { env } from "../../env";
import { referencesInside } from "../../tenancy/collect-references";
import { loadLinkTargets } from "./link-targets";
import { renderState } from "./render-state";
import { SOURCES } from "./sources";

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
 * Creates the table of rendered content: the wire format of each published document and a fingerprint of its source
 * rows. A row with an outdated fingerprint is rendered again, so the table can be dropped at any time.
 */
export async function installContentStates(pool: Pool): Promise<void> {
  await pool.query(DDL);
}

/** Version of the rendering; a new one causes all content to be rendered again. */
const RENDERING = "2";

interface StaleRow {
  tenant: string;
  id: string;
  source: unknown;
  fingerprint: string;
}

/**
 * Updates the rendered states of the requested documents (without `ids`, all documents of the tenants) from their rows;
 * read them with `contentSql` afterwards. Costs one query when nothing changed.
 */
export async function refreshContentStates(
  pool: Pool,
  entity: SyncEntity,
  scope: { tenants: readonly string[]; ids?: readonly string[] },
): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<StaleRow>(
      `select s.* from (${withFingerprint(entity)}) s
       left join integration.content_state k on k.entity = $1 and k.entity_id = s.id
       where s.tenant = any($3) and ($4::text[] is null or s.id = any($4)) and k.fingerprint is distinct from s.fingerprint
       limit 500`,
      [entity, FINGERPRINT_SALT, scope.tenants, scope.ids ?? null],
    );
    if (rows.length === 0) return;
    const targets = await loadLinkTargets(
      pool,
      rows.flatMap(({ source }) => referencesInside(source)),
    );
    const rendered = rows.map(({ source, ...row }) => ({
      ...row,
      state: renderState(entity, source, targets),
    }));
    await pool.query(
      `insert into integration.content_state (entity, entity_id, fingerprint, state)
       select $1, r.id, r.fingerprint, r.state
       from jsonb_to_recordset($2::jsonb) as r(id text, fingerprint text, state jsonb)
       on conflict (entity, entity_id) do update set fingerprint = excluded.fingerprint, state = excluded.state`,
      [entity, JSON.stringify(rendered)],
    );
    if (rows.length < 500) return;
  }
}

const FINGERPRINT_SALT = `${RENDERING}:${env.CMS_URL}:`;
const withFingerprint = (entity: SyncEntity): string =>
  `select *, md5($2 || source::text) as fingerprint from (${SOURCES[entity]}) src`;

/** Returns SQL for published content: tenant, id, state, hash, and fresh, true when the rendering is up to date. */
export const contentSql = (entity: SyncEntity): string => `
  select s.tenant, s.id, k.state, k.hash, coalesce(k.fingerprint = s.fingerprint, false) as fresh
  from (${withFingerprint(entity)}) s
  left join integration.content_state k on k.entity = $1 and k.entity_id = s.id`;

/** Returns the first two parameters of `contentSql`: entity and salt. */
export const contentParams = (entity: SyncEntity): [SyncEntity, string] => [entity, FINGERPRINT_SALT];
