/** Maximum levels of objects and lists in a JSON value; ten times those of the deepest document of an editor. */
const MAX_DEPTH = 200;

const TOO_DEEP = `The JSON may be nested at most ${MAX_DEPTH} levels deep. Send a flatter document.`;

/** Returns whether a value is nested too deeply for recursive functions. */
function isTooDeep(value: unknown): boolean {
  let level = [value].filter(isNested);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((each) => Object.values(each).filter(isNested));
  }
  return false;
}

const isNested = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Error text for JSON that `isTooDeep` or that has a key which JavaScript objects do not keep; null for other values. */
export function jsonProblem(value: unknown): string | null {
  if (isTooDeep(value)) return TOO_DEEP;
  return hasPrototypeKey(value) ? "The JSON may not have the key `__proto__`. Rename it." : null;
}

const hasPrototypeKey = (value: unknown): boolean =>
  isNested(value) && (Object.hasOwn(value, "__proto__") || Object.values(value).some(hasPrototypeKey));
