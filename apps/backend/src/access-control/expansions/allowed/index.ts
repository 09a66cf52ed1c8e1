import type { Allowed } from "./allowed";
import { catalogExpansions } from "./catalog";
import { salesExpansions } from "./sales";
import { shopExpansions } from "./shop";
import { storeExpansions } from "./store";

const prefixes = (path: string): string[] =>
  path.split(".").map((_segment, index, all) => all.slice(0, index + 1).join("."));

/** Returns whether a path of relations may be expanded from an entity. Everything else is refused. */
export type Expandable = (entity: string, path: readonly string[]) => boolean;

function expandable(allowed: Allowed): Expandable {
  const paths = new Map(
    Object.entries(allowed).map(([entity, listed]) => [entity, new Set(listed.flatMap(prefixes))]),
  );
  return (entity, path) => paths.get(entity)?.has(path.join(".")) === true;
}

/** What requests of the admin API may expand. */
export const isAllowed: Expandable = expandable({
  ...catalogExpansions,
  ...salesExpansions,
  ...shopExpansions,
});

/** What requests of the store API may expand. */
export const isAllowedInStore: Expandable = expandable(storeExpansions);
