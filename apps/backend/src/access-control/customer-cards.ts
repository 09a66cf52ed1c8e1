import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { CARD_FIELDS } from "../customers/card";
import { type KnownCustomer, knownTo, search } from "../customers/cards";
import { log } from "../logger";
import { idsIn, kindOf } from "../tenancy/ids";
import { asSent } from "./as-sent";

const ON_ROWS = ["first_name", "last_name", "company_name", "created_by"];
const NOBODY = "none";

/** Lets staff search customers by the tenant's own cards: replaces the `q` of the list with the ids it matches. */
export async function searchCards(req: MedusaRequest, tenant: string): Promise<void> {
  const named = ON_ROWS.find((field) => JSON.stringify(req.query).includes(`"${field}":`));
  if (named !== undefined) throw new AppError("invalid_input", `${named}: use q to find customers.`);
  const { q } = req.query;
  if (typeof q !== "string" || q === "") return;
  const found = await search(tenant, q);
  delete req.query.q;
  req.query.id = [...found, NOBODY].filter((id) => req.query.id === undefined || idsIn(req.query.id).has(id));
}

/** Shows the customers in a response by the tenant's own card, else by what they entered themselves. */
export function showCards(res: MedusaResponse, tenant: string): void {
  const send = res.json.bind(res);
  res.json = (body: unknown) => {
    res.json = send;
    const ids = [...idsIn(body)].filter((id) => kindOf(id) === "cus");
    if (res.statusCode >= 400 || ids.length === 0) return send(body);
    knownTo(tenant, ids).then(
      (known) => send(carded(asSent(body), new Map(known.map((customer) => [customer.id, customer])))),
      (error: unknown) => {
        log.error({ err: error }, "response withheld: its customers could not be checked");
        res.status(503);
        send({ code: "unavailable", message: "The response could not be checked. Try again." });
      },
    );
    return res;
  };
}

function carded(value: unknown, known: ReadonlyMap<string, KnownCustomer>): unknown {
  if (Array.isArray(value)) return value.map((inner) => carded(inner, known));
  if (typeof value !== "object" || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, carded(each, known)]));
  const customer = typeof inner.id === "string" ? known.get(inner.id) : undefined;
  return customer === undefined ? inner : shownAs(inner, customer);
}

function shownAs(row: Record<string, unknown>, customer: KnownCustomer): Record<string, unknown> {
  const shown: Record<string, unknown> = {
    created_by: customer.enteredBy,
    created_at: customer.knownSince,
    updated_at: customer.changedAt,
  };
  for (const field of CARD_FIELDS) {
    shown[field] = customer.card[field] ?? (customer.hasAccount ? row[field] : null);
  }
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, Object.hasOwn(shown, key) ? shown[key] : value]),
  );
}
