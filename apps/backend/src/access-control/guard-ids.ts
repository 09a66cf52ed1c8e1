import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { routedPath } from "../http/routed-path";
import { log } from "../logger";
import { idsIn, isId, kindOf } from "../tenancy/ids";
import { KINDS } from "../tenancy/kinds";
import type { Scope } from "../tenancy/scope";
import { absent, foreign, unseen } from "../tenancy/visible";
import { asSent } from "./as-sent";
import type { RuledRoute } from "./match";
import { without } from "./without";

/** Routes whose ids are of no known kind; Medusa checks that their rows exist. */
const OTHER_IDS =
  /^\/admin\/(?:fulfillment-providers|property-labels|search-indexes|uploads|views|workflows-executions)\//;
/** Parameters that are not ids. */
const CODES: ReadonlySet<string> = new Set([
  "code",
  "entity",
  "rule_attribute_id",
  "rule_type",
  "transaction_id",
  "workflow_id",
  "zone",
]);
const nothingHere = () => new AppError("not_found", "There is nothing with this id.");

/**
 * Prefixes of guests, whom carts and orders name, and of categories, which may not be public; responses of the store API
 * leave them out.
 */
const UNLISTED = ["cus", "pcat"];

/**
 * Refuses a request whose path (404), query or body (400) names a row that its scope does not see, with the same
 * response whether the row exists or not. Returns the ids that the request names.
 */
export async function refuseUnseen(req: MedusaRequest, scope: Scope): Promise<Set<string>> {
  const inPath = idsIn(decodeURIComponent(routedPath(req)));
  const all = idsIn(req.body, idsIn(req.query, new Set(inPath)));
  const missing = await unseen(all, scope);
  if ([...inPath].some((id) => missing.has(id))) throw nothingHere();
  const [named] = missing;
  if (named !== undefined) throw new AppError("invalid_input", `There is nothing with the id "${named}".`);
  return all;
}

/** Refuses a parameter that is not an id of a known kind: Medusa does not check everywhere that its row exists. */
export function requireIds(route: RuledRoute<unknown> | undefined, path: string): void {
  if (route === undefined || OTHER_IDS.test(route.path)) return;
  const wrong = Object.entries(route.paramsOf(path)).some(
    ([name, value]) => !CODES.has(name) && !(isId(value) && KINDS.has(kindOf(value))),
  );
  if (wrong) throw nothingHere();
}

/** Refuses a platform admin's request whose path names a row that does not exist, which Medusa does not check. */
export async function refuseAbsent(req: MedusaRequest): Promise<void> {
  const missing = await absent(idsIn(decodeURIComponent(routedPath(req))));
  if (missing.size > 0) throw nothingHere();
}

/**
 * Removes rows of other tenants from every response; after the guards before it there should be none. Ids that the
 * request named belong to the caller, even after their row is deleted.
 */
export function withholdForeign(res: MedusaResponse, scope: Scope, named: ReadonlySet<string>): void {
  const send = res.json.bind(res);
  res.json = (body: unknown) => {
    res.json = send;
    if (res.statusCode >= 400) return send(body);
    const unchecked = new Set([...idsIn(body)].filter((id) => !named.has(id)));
    foreign(unchecked, scope).then(
      (others) => {
        if (others.size === 0) return send(body);
        const kinds = new Set([...others].map(kindOf));
        if (scope.reach === "shop") for (const kind of UNLISTED) kinds.delete(kind);
        if (kinds.size > 0) {
          log.warn({ kinds: [...kinds] }, "rows of another tenant removed from a response");
        }
        const left = without(asSent(body), others);
        if (left !== undefined) return send(left);
        res.status(404);
        return send({ code: "not_found", message: "There is nothing with this id." });
      },
      (error: unknown) => {
        log.error({ err: error }, "response withheld: it could not be checked");
        res.status(503);
        send({ code: "unavailable", message: "The response could not be checked. Try again." });
      },
    );
    return res;
  };
}
