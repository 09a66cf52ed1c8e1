import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { idsIn, kindOf } from "../../isolation/ids";
import type { Scope } from "../../isolation/scope";
import { foreign, unseen } from "../../isolation/visible";
import { log } from "../../logging/logger";
import { asSent } from "./as-sent";
import { without } from "./without";

/** Carts and orders name their guest; the answer of a shop does not. */
const GUEST = "cus";

/**
 * Refuses a request that names, anywhere in path, query or body, a row its scope does not see: 404 for the path, 400
 * else, the same whether the row exists elsewhere or not at all. Answers the ids it names.
 */
export async function refuseUnseen(req: MedusaRequest, scope: Scope): Promise<Set<string>> {
  const inPath = idsIn(decoded(req.originalUrl.split("?")[0] ?? ""));
  const all = idsIn(req.body, idsIn(req.query, new Set(inPath)));
  const missing = await unseen(all, scope);
  if ([...inPath].some((id) => missing.has(id)))
    throw new AppError("not_found", "There is nothing here by that id.");
  const [named] = missing;
  if (named !== undefined) throw new AppError("invalid_input", `There is nothing by the id "${named}" here.`);
  return all;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (cause) {
    throw new AppError("invalid_input", "The path is not encoded as URLs are.", { cause });
  }
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
