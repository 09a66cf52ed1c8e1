import type { RefsRequest, SnapshotItem, SnapshotsResponse } from "@tandem/contracts";
import { readRevision } from "@tandem/outbox";
import type { Pool } from "pg";
import { snapshot } from "../connections/transaction";
import { contentParams, contentSql, refreshContentStates } from "./content/content-states";

const ATTEMPTS = 5;

interface Row extends SnapshotItem {
  fresh: boolean | null;
}

/**
 * Returns the published content of the requested entities and the revision it was read at. `state` is null for entities
 * that are unpublished, archived, unknown or another tenant's.
 */
export async function readSnapshots(pool: Pool, { entity, refs }: RefsRequest): Promise<SnapshotsResponse> {
  const tenants = refs.map((ref) => ref.tenant);
  const ids = refs.map((ref) => ref.id);
  for (let attempt = 1; ; attempt += 1) {
    await refreshContentStates(pool, entity, { tenants: [...new Set(tenants)], ids });
    const read = await snapshot(pool, async (client) => {
      const revision = await readRevision(client);
      const { rows } = await client.query<Row>(
        `select r.tenant, r.id, c.state, c.hash, c.fresh
         from unnest($3::text[], $4::text[]) with ordinality as r(tenant, id, position)
         left join (select * from (${contentSql(entity)}) all_content where id = any($4)) c on c.tenant = r.tenant and c.id = r.id
         order by r.position`,
        [...contentParams(entity), tenants, ids],
      );
      return { revision, rows };
    });
    // A document changed between rendering and reading: render again, or an old state would get a new revision.
    if (attempt < ATTEMPTS && read.rows.some((row) => row.fresh === false)) continue;
    return { revision: read.revision, items: read.rows.map(({ fresh: _fresh, ...item }) => item) };
  }
}
