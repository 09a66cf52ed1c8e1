import { catalogExpansions } from "./catalog";
import { salesExpansions } from "./sales";
import { shopExpansions } from "./shop";

const ALLOWED = { ...catalogExpansions, ...salesExpansions, ...shopExpansions };

const prefixes = (path: string): string[] =>
  path.split(".").map((_segment, index, all) => all.slice(0, index + 1).join("."));

const PATHS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(ALLOWED).map(([entity, paths]) => [entity, new Set(paths.flatMap(prefixes))]),
);

/** True when requests may expand the path of relations from the entity. Everything else is refused. */
export function isAllowed(entity: string, path: readonly string[]): boolean {
  return PATHS.get(entity)?.has(path.join(".")) === true;
}
