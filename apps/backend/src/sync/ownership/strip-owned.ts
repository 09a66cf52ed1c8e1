import { fieldsOwnedBy, type IgnoredField, ignoredField, type SyncEntity } from "@tandem/contracts";

type Body = Record<string, unknown>;

/**
 * Removes the fields that Payload owns from the body of an update and returns their paths in the body. Fields under
 * `metadata.content` count as one.
 */
export function stripOwned(entity: SyncEntity, body: Body): IgnoredField[] {
  const paths = new Set(
    fieldsOwnedBy(entity, "payload").flatMap(({ medusa }) => (medusa === null ? [] : [toBodyPath(medusa)])),
  );
  return [...paths]
    .filter((path) => take(body, path.split(".")))
    .map((path) => ignoredField(path, "payload"));
}

function toBodyPath(medusaPath: string): string {
  const [first = "", second] = medusaPath.split(".");
  return first === "metadata" && second !== undefined ? `${first}.${second}` : first;
}

function take(container: Body, [key, ...rest]: string[]): boolean {
  if (key === undefined || !(key in container)) return false;
  if (rest.length === 0) {
    delete container[key];
    return true;
  }
  const inner = container[key];
  return isBody(inner) && take(inner, rest);
}

/** True for a JSON object. */
export function isBody(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
