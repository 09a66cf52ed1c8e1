import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { idsIn, isId, kindOf } from "../../isolation/ids";
import { KINDS } from "../../isolation/kinds";
import type { Scope } from "../../isolation/scope";
import { absent, foreign, unseen } from "../../isolation/visible";
import { log } from "../../logging/logger";
import { routedPath } from "../routed-path";
import { asSent } from "./as-sent";
import type { RuledRoute } from "./match";
import { without } from "./without";

const READ_BLINDLY = /^\/(?:store\/|admin\/(?:api-keys|claims|exchanges|products)\/:id(?:\/|$))/;
/** Parameters that are no ids. */
const CODES: ReadonlySet<string> = new Set(["code"]);
const nothingHere = () => new AppError("not_found", "There is nothing here by that id.");

/** Carts and orders name their guest; the answer of a shop does not. */
const GUEST = "cus";

/**
 * Refuses a request that names, anywhere in path, query or body, a row its scope does not see: 404 for the path, 400
 * else, the same whether the row exists elsewhere or not at all. Answers the ids it names.
 */
export async function refuseUnseen(req: MedusaRequest, scope: Scope): Promise<Set<string>> {
  const inPath = idsIn(decodeURIComponent(routedPath(req)));
  const all = idsIn(req.body, idsIn(req.query, new Set(inPath)));
  const missing = await unseen(all, scope);
  if ([...inPath].some((id) => missing.has(id))) throw nothingHere();
  const [named] = missing;
  if (named !== undefined) throw new AppError("invalid_input", `There is nothing by the id "${named}" here.`);
  return all;
}

/** Refuses a parameter that is no id of a known kind where Medusa reads its row without looking whether there is one. */
export function requireIds(route: RuledRoute<unknown> | undefined, path: string): void {
  if (route === undefined || !READ_BLINDLY.test(route.path)) return;
  const wrong = Object.entries(route.paramsOf(path)).some(
    ([name, value]) => !CODES.has(name) && !(isId(value) && KINDS.has(kindOf(value))),
  );
  if (wrong) throw nothingHere();
}

/** Refuses a request of a platform admin whose path names a row that does not exist, which Medusa takes for granted. */
export async function refuseAbsent(req: MedusaRequest): Promise<void> {
  const missing = await absent(idsIn(decodeURIComponent(routedPath(req))));
  if (missing.size > 0) throw nothingHere();
}

/**
 * Takes rows of others out of every answer; with the guards before it there should be none. What the request named is
 * the caller's, also once it is deleted.
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
        if (scope.reach === "shop") kinds.delete(GUEST);
        if (kinds.size > 0) {
          log.warn({ kinds: [...kinds] }, "Rows of another tenant were withheld from an answer");
        }
        const left = without(asSent(body), others);
        if (left !== undefined) return send(left);
        res.status(404);
        return send({ code: "not_found", message: "There is nothing here by that id." });
      },
      (error: unknown) => {
        log.error({ err: error }, "An answer could not be checked and was withheld");
        res.status(503);
        send({ code: "unavailable", message: "Try again." });
      },
    );
    return res;
  };
}
