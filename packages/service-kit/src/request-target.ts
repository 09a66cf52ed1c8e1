import { AppError } from "@tandem/contracts";

/** Visible ASCII without `"`, `#`, `<`, `>`, `\`, `^`, backtick, `{`, `|` and `}`, as RFC 3986 allows it in a path or query. */
const PATH = /^(?:\/[!$-;=@-Z_a-z~]*)+$/;
const QUERY = /^[\x21\x24-\x7e]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\x00-\x1f\x7f]/;
/** Letters, digits, `-`, `.` and `_`, which need no encoding: an encoded one is a second spelling of the same path. */
const NEEDLESS = /%(?:2[de]|3[0-9]|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9a])/i;
const MAX_SEGMENT = 255;
const AMBIGUOUS = /[/\\]|%[0-9a-f]{2}/i;

/**
 * Refuses a request target that two parsers could read differently: what is not origin-form (RFC 9112), empty or dot
 * segments, encoded slashes and letters, double encoding, broken percent escapes, control characters.
 * @throws AppError `invalid_input` that names the part and the fix
 */
export function requireOriginForm(target: string | undefined): void {
  const [path = "", ...queries] = (target ?? "").split("?");
  if (!path.startsWith("/"))
    refuse("must begin with `/`: send the host in the header Host, not in the target");
  if (path.includes("//")) refuse("must not have empty segments (`//`)");
  if (!PATH.test(path)) refuse("has a character in its path that must be percent-encoded");
  if (NEEDLESS.test(path)) refuse("must not encode letters, digits, `-`, `.` or `_` in its path");
  for (const segment of path.split("/")) checkSegment(decode(segment, "path"));
  const query = queries.join("?");
  if (!QUERY.test(query)) refuse("has a character in its query that must be percent-encoded");
  if (decode(query, "query").includes("\0")) refuse("must not have a zero byte (`%00`) in its query");
}

function checkSegment(segment: string): void {
  if (segment.length > MAX_SEGMENT)
    refuse(`must not have segments of more than ${MAX_SEGMENT} characters in its path`);
  if (segment === "." || segment === "..") refuse("must not have dot segments");
  if (CONTROL.test(segment)) refuse("must not have control characters in its path");
  if (AMBIGUOUS.test(segment)) refuse("must not have encoded slashes or double encoding in its path");
}

function decode(text: string, part: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new AppError("invalid_input", `The request target has a broken percent escape in its ${part}.`, {
      cause,
    });
  }
}

function refuse(problem: string): never {
  throw new AppError("invalid_input", `The request target ${problem}.`);
}
