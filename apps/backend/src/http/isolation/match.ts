/** A route, as the table that holds its rule spells it. */
export interface RuledRoute<Rule> {
  method: string;
  path: string;
  rule: Rule;
}

/** Finds the route that answers a request; undefined when nobody decided on one. `path` as it was sent. */
export type RouteFinder<Rule> = (method: string, path: string) => RuledRoute<Rule> | undefined;

/** A finder in rules by `METHOD /path`: fixed segments before parameters, as Medusa sorts its routes. */
export function createRouteFinder<Rule>(rules: Readonly<Record<string, Rule>>): RouteFinder<Rule> {
  const patterns = Object.entries(rules)
    .map(([route, rule]) => {
      const [method = "", path = ""] = route.split(" ");
      return { segments: split(path), route: { method, path, rule } };
    })
    .sort((one, other) => rank(one.segments).localeCompare(rank(other.segments)));
  return (method, path) => {
    const wanted = method === "HEAD" ? "GET" : method;
    const given = split(path.replace(/\/$/, ""));
    return patterns.find(({ segments, route }) => route.method === wanted && matches(segments, given))?.route;
  };
}

function split(path: string): string[] {
  return path.split("/").slice(1);
}

function rank(segments: readonly string[]): string {
  return segments.map((segment) => (segment.startsWith(":") ? "1" : "0")).join("");
}

function matches(pattern: readonly string[], path: readonly string[]): boolean {
  return (
    pattern.length === path.length &&
    pattern.every((segment, index) => {
      const given = path[index] ?? "";
      return segment.startsWith(":") ? given !== "" : segment === given.toLowerCase();
    })
  );
}
