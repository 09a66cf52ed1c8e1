import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { idsIn, kindOf } from "../../isolation/ids";
import type { Scope } from "../../isolation/scope";
import { foreign, unseen } from "../../isolation/visible";
import { log } from "../../logging/logger";
import { without } from "./without";

/**
 * Refuses a request that names, anywhere in path, query or body, a row its scope does not see: 404 for the path, 400
 * else, the same whether the row exists elsewhere or not at all.
 */
export async function refuseUnseen(req: MedusaRequest, scope: Scope): Promise<void> {
  const inPath = idsIn(decoded(req.originalUrl.split("?")[0] ?? ""));
  const missing = await unseen(idsIn(req.body, idsIn(req.query, new Set(inPath))), scope);
  if ([...inPath].some((id) => missing.has(id)))
    throw new AppError("not_found", "There is nothing here by that id.");
  const [named] = missing;
  if (named !== undefined) throw new AppError("invalid_input", `There is nothing by the id "${named}" here.`);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (cause) {
    throw new AppError("invalid_input", "The path is not encoded as URLs are.", { cause });
  }
}

/** Takes rows of others out of every answer; with the guards before it there should be none. */
export function withholdForeign(res: MedusaResponse, scope: Scope): void {
  const send = res.json.bind(res);
  res.json = (body: unknown) => {
    res.json = send;
    if (res.statusCode >= 400) return send(body);
    foreign(idsIn(body), scope).then(
      (others) => {
        if (others.size === 0) return send(body);
        log.warn(
          { kinds: [...new Set([...others].map(kindOf))] },
          "Rows of another tenant were withheld from an answer",
        );
        const left = without(body, others);
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
