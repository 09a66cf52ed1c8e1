import type { MedusaRequest } from "@medusajs/framework/http";
import { permitted } from "@tandem/auth";
import { type Staff, staffOf } from "../../auth/staff";
import type { RuledRoute } from "../match";
import type { Policy } from "../policies/policy";
import { isAllowed, isAllowedInStore } from "./allowed";
import { type FieldName, fieldNames } from "./field-names";
import { type EntityGraph, entityGraph } from "./graph";
import { judgeQuery } from "./judge";
import { rootOf } from "./roots";

/**
 * Checks the query of an admin request against what its caller may read in a tenant (slug; null for none).
 * @throws AppError invalid_input or forbidden, naming the parameter.
 */
export function judgeAdminQuery(
  req: MedusaRequest,
  route: RuledRoute<Policy> | undefined,
  staff: Staff,
  tenant: string | null,
): void {
  judgeQuery(req.query, {
    root: route === undefined ? undefined : rootOf(req.method, route.path),
    graph: entityGraph(),
    isAllowed,
    mayRead: (area) => permitted(staff, { area, action: "read", tenant }),
  });
}

/**
 * Like `judgeAdminQuery`, for routes that check their callers themselves; they refuse callers who are not signed in.
 */
export async function judgeOwnQuery(
  req: MedusaRequest,
  route: RuledRoute<Policy> | undefined,
): Promise<void> {
  if (Object.keys(req.query).length === 0) return;
  const staff = await staffOf(req);
  if (staff !== null) judgeAdminQuery(req, route, staff, null);
}

/**
 * Checks the query of a store request against what shoppers may expand, and adds the ids of the categories it expands:
 * a response shows only categories that are public, which it knows by their ids. The validators of Medusa's store routes
 * know every filter, so none reaches a relation.
 * @throws AppError invalid_input naming the parameter.
 */
export function judgeStoreQuery(req: MedusaRequest, path: string): void {
  const { fields, order } = req.query;
  const graph = entityGraph();
  const root = rootOf(req.method, path);
  judgeQuery({ fields, order }, { root, graph, isAllowed: isAllowedInStore, mayRead: () => true });
  const ids = root === undefined ? [] : idsOf("ProductCategory", root, fieldNames("fields", fields), graph);
  if (ids.length > 0) req.query.fields = [fields, ...ids].join(",");
}

/** Returns the fields that add the ids of every entity of a kind on the way of these names. */
function idsOf(kind: string, root: string, names: readonly FieldName[], graph: EntityGraph): string[] {
  const added = names.flatMap(({ relations }) => {
    let entity = root;
    return relations.flatMap((relation, index) => {
      entity = graph.relations(entity).get(relation) ?? "";
      return entity === kind ? [`+${relations.slice(0, index + 1).join(".")}.id`] : [];
    });
  });
  return [...new Set(added)];
}
