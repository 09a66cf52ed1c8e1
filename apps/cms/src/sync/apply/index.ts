import type { ApplyRequest, ApplyResponse } from "@tandem/contracts";
import { markSyncWrite } from "@tandem/outbox";
import type { Payload } from "payload";
import type { PoolClient } from "pg";
import { poolOf } from "../../connections/pool";
import { transaction } from "../../connections/transaction";
import { createHtmlToLexical } from "../content/html-to-lexical";
import { type Claimed, claim } from "./claim";
import { fetchLater } from "./fetch-later";
import { type Applied, applyPair } from "./pair";
import { applyStores } from "./stores";
import { applyTenants } from "./tenants";

/** Writes a batch of facts in one transaction and returns one result per item, in order. */
export async function apply(payload: Payload, request: ApplyRequest): Promise<ApplyResponse> {
  const toRichText = request.items.some((item) => item.seed !== undefined)
    ? await createHtmlToLexical(payload)
    : () => null;
  const { answers, pending } = await transaction(poolOf(payload), async (client) => {
    await markSyncWrite(client, request.items[0]?.correlationId ?? "sync-apply");
    const { items, refused } = await claim(client, request);
    const { results, pending } = await write(client, request.entity, items, toRichText);
    return { answers: [...refused, ...results], pending };
  });
  await fetchLater(payload, pending, request.items[0]?.correlationId);
  const byKey = new Map(answers.map((each) => [`${each.tenant}:${each.id}`, each]));
  return { items: request.items.flatMap((item) => byKey.get(`${item.tenant}:${item.id}`) ?? []) };
}

async function write(
  client: PoolClient,
  entity: ApplyRequest["entity"],
  items: readonly Claimed[],
  toRichText: (html: string) => unknown,
): Promise<Applied> {
  switch (entity) {
    case "product":
    case "category":
      return applyPair(client, entity, items, toRichText);
    case "tenant":
      return { results: await applyTenants(client, items), pending: [] };
    case "store":
      return { results: await applyStores(client, items), pending: [] };
    default:
      return entity satisfies never;
  }
}
