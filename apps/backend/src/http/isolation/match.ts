import { POLICIES } from "./policies";
import type { Policy } from "./policies/policy";

interface Pattern {
  method: string;
  path: string;
  segments: readonly string[];
  policy: Policy;
}

/** Fixed segments before parameters, as Medusa sorts its routes. */
const patterns: readonly Pattern[] = Object.entries(POLICIES)
  .map(([route, policy]) => {
    const [method = "", path = ""] = route.split(" ");
    return { method, path, segments: split(path), policy };
  })
  .sort((one, other) => rank(one).localeCompare(rank(other)));

/** The policy of the route that answers a request; undefined when nobody decided on one. `path` as it was sent. */
export function policyOf(method: string, path: string): Policy | undefined {
  return find(method, path)?.policy;
}

/** The path of the route that answers a request, as the table spells it; undefined when it is not in the table. */
export function routeOf(method: string, path: string): string | undefined {
  return find(method, path)?.path;
}

function find(method: string, path: string): Pattern | undefined {
  const wanted = method === "HEAD" ? "GET" : method;
  const segments = split(path.replace(/\/$/, ""));
  return patterns.find((pattern) => pattern.method === wanted && matches(pattern.segments, segments));
}

function split(path: string): string[] {
  return path.split("/").slice(1);
}

function rank({ segments }: Pattern): string {
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
