const MAX_ENTITIES = 100;
const MAX_LENGTH = 128;

/** Returns the values of a route's parameters in a path. */
export function entitiesInPath(route: string, path: string): string[] {
  const given = path.split("/");
  return route.split("/").flatMap((segment, index) => {
    const value = given[index];
    return segment.startsWith(":") && value !== undefined ? [value.slice(0, MAX_LENGTH)] : [];
  });
}

/** Returns the ids of the rows in a response: `{ product: { id } }`, `{ id }`, and of each in a list. */
export function entitiesInAnswer(answer: unknown): string[] {
  if (!isObject(answer)) return [];
  const found = [idOf(answer), ...Object.values(answer).flatMap(idsOf)];
  return found.filter((id) => id !== undefined).slice(0, MAX_ENTITIES);
}

function idsOf(value: unknown): (string | undefined)[] {
  return Array.isArray(value) ? value.map(idOf) : [idOf(value)];
}

function idOf(value: unknown): string | undefined {
  return isObject(value) && typeof value.id === "string" ? value.id.slice(0, MAX_LENGTH) : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
