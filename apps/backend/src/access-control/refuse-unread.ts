import type { MedusaRequest } from "@medusajs/framework/http";
import type { Area } from "@tandem/auth";
import { AppError } from "@tandem/contracts";
import { idsIn, kindOf } from "../tenancy/ids";
import { needsOfEntity } from "./expansions/areas";
import { entityGraph } from "./expansions/graph";

/**
 * Refuses a request whose query or body names a row of an area its caller may not read.
 * @throws AppError forbidden, naming the id.
 */
export function refuseUnread(req: MedusaRequest, mayRead: (area: Area) => boolean): void {
  for (const id of idsIn(req.body, idsIn(req.query))) {
    const needs = needsOfEntity(entityGraph().entityOf(kindOf(id)) ?? "") ?? [];
    if (needs.length === 0 || needs.includes("platform") || needs.some(mayRead)) continue;
    throw new AppError("forbidden", `Your roles do not allow access to "${id}".`);
  }
}
