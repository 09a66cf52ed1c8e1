import type { ApplyItem, ApplyRequest, ApplyResult, SyncEntity } from "@tandem/contracts";
import { FACTS_SCHEMAS } from "@tandem/contracts";
import { claimNewer } from "@tandem/outbox";
import type { PoolClient } from "pg";

/** An item that may be written: its tenant is here, its state fits and nothing newer was applied before. */
export interface Claimed extends ApplyItem {
  /** Payload id of the tenant; null for a tenant that is not here yet. */
  home: string | null;
}

/** Items to write, and the answers of those that are not. */
export interface Claim {
  items: Claimed[];
  refused: ApplyResult[];
}

/** Sorts out items of unknown tenants, with states that do not fit, and of older revisions than the applied one. */
export async function claim(client: PoolClient, { entity, revision, items }: ApplyRequest): Promise<Claim> {
  const homes = await homesOf(client, items);
  const refused: ApplyResult[] = [];
  const fitting = items.filter((item) => {
    const problem = problemOf(entity, item);
    if (problem !== undefined) refused.push(answer(item, "rejected", problem));
    else if (entity !== "tenant" && !homes.has(item.tenant)) {
      refused.push(answer(item, "stale", "The tenant has not arrived yet."));
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
    refused.push(answer(item, "stale", "Something newer was applied already."));
    return false;
  });
  return { items: claimed.map((item) => ({ ...item, home: homes.get(item.tenant) ?? null })), refused };
}

function problemOf(entity: SyncEntity, item: ApplyItem): string | undefined {
  if (entity === "tenant" && item.id !== item.tenant) return "A tenant belongs to itself.";
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

/** The answer for an item that wrote nothing. */
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
