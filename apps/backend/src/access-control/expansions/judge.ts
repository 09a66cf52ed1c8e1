import type { Area } from "@tandem/auth";
import { AppError } from "@tandem/contracts";
import type { Expandable } from "./allowed";
import { needsOf, needsOfEntity } from "./areas";
import { type FieldName, fieldNames, refused } from "./field-names";
import type { EntityGraph } from "./graph";

/** What a query is checked against: its root entity, the graph of relations, and what its caller may expand and read. */
export interface Judgement {
  root: string | undefined;
  graph: EntityGraph;
  isAllowed: Expandable;
  mayRead(area: Area): boolean;
}

/** Parameters that are not filters of an entity. */
const CONTROLS = new Set(["fields", "order", "limit", "offset", "q", "with_deleted"]);

/**
 * Checks `fields`, `order` and the filters of a query against the graph.
 * @throws AppError invalid_input for what is unknown, too deep or not on the list of expansions; forbidden for what the
 * caller's roles may not read.
 */
export function judgeQuery(query: Readonly<Record<string, unknown>>, judgement: Judgement): void {
  for (const name of fieldNames("fields", query.fields)) judgeName("fields", name, judgement);
  for (const name of fieldNames("order", query.order)) judgeName("order", name, judgement);
  for (const [key, value] of Object.entries(query)) {
    if (!CONTROLS.has(key)) judgeFilter(key, value, judgement.root, judgement);
  }
}

function judgeName(parameter: string, name: FieldName, judgement: Judgement): void {
  const { root, graph, isAllowed } = judgement;
  if (root === undefined) {
    if (name.relations.length === 0) return;
    throw refused(parameter, `has \`${name.text}\`; nothing can be expanded here.`);
  }
  let entity = root;
  const path: string[] = [];
  for (const relation of name.relations) {
    path.push(relation);
    entity = pass(parameter, name, entity, path, judgement);
  }
  if (name.last === "*") return;
  path.push(name.last);
  if (graph.relations(entity).has(name.last) || isAllowed(root, path)) {
    pass(parameter, name, entity, path, judgement);
    if (parameter === "order")
      throw refused(parameter, `has \`${name.text}\`, which is not a value to sort by.`);
  } else if (graph.isAlias(entity, name.last)) {
    throw refused(parameter, `has \`${name.text}\`, which does not exist.`);
  }
}

/** Follows the last relation of a path from its owner; returns the entity it reaches. */
function pass(
  parameter: string,
  name: FieldName,
  owner: string,
  path: readonly string[],
  judgement: Judgement,
): string {
  const { root = "", graph, isAllowed } = judgement;
  const relation = path.at(-1) ?? "";
  const reached = graph.relations(owner).get(relation);
  if (reached !== undefined) requireNeeds(parameter, name.text, owner, relation, judgement);
  if (isAllowed(root, path)) return reached ?? owner;
  const problem = reached === undefined ? "which does not exist" : "which cannot be expanded here";
  throw refused(parameter, `has \`${name.text}\`, ${problem}.`);
}

function requireNeeds(
  parameter: string,
  text: string,
  owner: string,
  relation: string,
  { root = "", graph, mayRead }: Judgement,
): void {
  const granted = needsOfEntity(root) ?? [];
  for (const shown of graph.shown(owner, relation)) {
    const needs = needsOf(owner, relation, shown) ?? ["platform"];
    if (needs.length === 0 || needs.some((area) => granted.includes(area) || mayRead(area))) continue;
    throw new AppError("forbidden", `Your roles do not allow \`${text}\` in \`${parameter}\`.`);
  }
}

function judgeFilter(key: string, value: unknown, owner: string | undefined, judgement: Judgement): void {
  let entity = owner;
  for (const segment of key.startsWith("$") ? [] : key.split(".")) {
    const reached = entity === undefined ? undefined : judgement.graph.relations(entity).get(segment);
    if (entity === undefined || reached === undefined) continue;
    requireNeeds(key, segment, entity, segment, judgement);
    entity = reached;
  }
  if (typeof value !== "object" || value === null) return;
  for (const [inner, deeper] of Object.entries(value)) {
    judgeFilter(Array.isArray(value) ? "" : inner, deeper, entity, judgement);
  }
}
