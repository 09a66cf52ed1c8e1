import type { ApplyItem, ApplyRequest, ApplyResult, SyncEntity } from "@tandem/contracts";
import { FACTS_SCHEMAS } from "@tandem/contracts";
import { claimNewer } from "@tandem/outbox";
import type { PoolClient } from "pg";

/** An item that may be written: its tenant exists, its state is valid and no newer revision was applied before. */
export interface Claimed extends ApplyItem {
  /** Payload id of the tenant; null for a tenant that does not exist yet. */
  home: string | null;
}

/** An item of a tenant that exists. */
export type Homed = Claimed & { home: string };

/** Items to write, and the results of the others. */
export interface Claim {
  items: Claimed[];
  refused: ApplyResult[];
}

/** Filters out items of unknown tenants, items with an invalid state and items older than the applied revision. */
export async function claim(client: PoolClient, { entity, revision, items }: ApplyRequest): Promise<Claim> {
  const homes = await homesOf(client, items);
  const refused: ApplyResult[] = [];
  const fitting = items.filter((item) => {
    const problem = problemOf(entity, item);
    if (problem !== undefined) refused.push(answer(item, "rejected", problem));
    else if (entity !== "tenant" && !homes.has(item.tenant)) {
      refused.push(answer(item, "stale", "The tenant is not in Payload yet."));
    } else return true;
    return false;
  });
  const newer = await claimNewer(
    client,
    entity,
    revision,
    fitting.map((item) => item.id),
  );
  const claimed = fitting.filter((item) => {
    if (newer.has(item.id)) return true;
    refused.push(answer(item, "stale", "A newer revision was already applied."));
    return false;
  });
  return { items: claimed.map((item) => ({ ...item, home: homes.get(item.tenant) ?? null })), refused };
}

function problemOf(entity: SyncEntity, item: ApplyItem): string | undefined {
  if (entity === "tenant" && item.id !== item.tenant) return "`id` and `tenant` of a tenant must be equal.";
  if (item.op === "archive") return undefined;
  const result = FACTS_SCHEMAS[entity].safeParse(item.state);
  if (result.success) return undefined;
  return result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
}

async function homesOf(client: PoolClient, items: readonly ApplyItem[]): Promise<Map<string, string>> {
  const { rows } = await client.query<{ medusa_id: string; id: string }>(
    "select medusa_id, id::text from tenants where medusa_id = any($1)",
    [[...new Set(items.map((item) => item.tenant))]],
  );
  return new Map(rows.map((row) => [row.medusa_id, row.id]));
}

/** Returns the result for an item, without target and hash. */
export function answer(item: ApplyItem, result: ApplyResult["result"], reason?: string): ApplyResult {
  return {
    tenant: item.tenant,
    id: item.id,
    result,
    targetId: null,
    hash: null,
    ...(reason === undefined ? {} : { reason }),
  };
}
