/** A route with its rule, as the table of rules writes it. */
export interface RuledRoute<Rule> {
  /** `METHOD /path`, its key in the table. */
  name: string;
  method: string;
  path: string;
  rule: Rule;
  /** Values of the parameters of a path that it matched, by name, decoded as Express does. */
  paramsOf(path: string): Readonly<Record<string, string>>;
}

/** Returns the route of a request by its method and routed path; undefined when the table has none. */
export type RouteFinder<Rule> = (method: string, path: string) => RuledRoute<Rule> | undefined;

/**
 * Creates a finder for rules by `METHOD /path`: fixed segments come before parameters, as Medusa sorts its routes. With
 * `exact`, fixed segments match in lower case only, for rules that fix what is a parameter in Medusa.
 */
export function createRouteFinder<Rule>(
  rules: Readonly<Record<string, Rule>>,
  { exact = false } = {},
): RouteFinder<Rule> {
  const patterns = Object.entries(rules)
    .map(([route, rule]) => {
      const [method = "", path = ""] = route.split(" ");
      const segments = split(path);
      const paramsOf = (given: string) => paramsIn(segments, split(given));
      return { segments, route: { name: route, method, path, rule, paramsOf } };
    })
    .sort((one, other) => rank(one.segments).localeCompare(rank(other.segments)));
  return (method, path) => {
    const wanted = method === "HEAD" ? "GET" : method;
    const given = split(path.replace(/\/$/, ""));
    return patterns.find(({ segments, route }) => route.method === wanted && matches(segments, given, exact))
      ?.route;
  };
}

function split(path: string): string[] {
  return path.split("/").slice(1);
}

function rank(segments: readonly string[]): string {
  return segments.map((segment) => (segment.startsWith(":") ? "1" : "0")).join("");
}

function paramsIn(pattern: readonly string[], given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pattern.flatMap((segment, index) =>
      segment.startsWith(":") ? [[segment.slice(1), decodeURIComponent(given[index] ?? "")]] : [],
    ),
  );
}

function matches(pattern: readonly string[], path: readonly string[], exact: boolean): boolean {
  return (
    pattern.length === path.length &&
    pattern.every((segment, index) => {
      const given = path[index] ?? "";
      return segment.startsWith(":") ? given !== "" : segment === (exact ? given : given.toLowerCase());
    })
  );
}
