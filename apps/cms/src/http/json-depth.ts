/** Maximum levels of objects and lists in a JSON value; ten times those of the deepest document of an editor. */
const MAX_DEPTH = 200;

/** Error text for a value that `isTooDeep`. */
export const TOO_DEEP = `The JSON may be nested at most ${MAX_DEPTH} levels deep. Send a flatter document.`;

/** Returns whether a value is nested too deeply for recursive functions. */
export function isTooDeep(value: unknown): boolean {
  let level = [value].filter(isNested);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((each) => Object.values(each).filter(isNested));
  }
  return false;
}

const isNested = (value: unknown): value is object => typeof value === "object" && value !== null;
