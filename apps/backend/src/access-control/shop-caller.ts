import type { MedusaRequest } from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { z } from "zod";
import { authContextOf } from "../auth/auth-context";
import { routedPath } from "../http/routed-path";
import { requireIds } from "./guard-ids";
import { requireOrderReader } from "./order-reader";
import { storeRouteOf } from "./store-rules";

const customerSchema = z.object({ actor_type: z.literal("customer"), actor_id: z.string().min(1) });

/** Returns the Medusa id of the customer who is signed in; null for guests. */
export function customerOf(req: MedusaRequest): string | null {
  return customerSchema.safeParse(authContextOf(req)).data?.actor_id ?? null;
}

/** Checks a caller against the rule of the store route. @throws AppError not_found for a route without a rule */
export async function requireShopCaller(req: MedusaRequest): Promise<void> {
  const customer = customerOf(req);
  const path = routedPath(req);
  const route = storeRouteOf(req.method, path);
  if (route === undefined) throw new AppError("not_found", "There is no route for this URL.");
  requireIds(route, path);
  const { rule } = route;
  switch (rule) {
    case "shopper":
    case "holder":
    case "token":
      return;
    case "customer":
      if (customer === null) throw new AppError("unauthenticated", "Sign in to make this call.");
      return;
    case "order":
      return requireOrderReader(req, route.paramsOf(path), customer);
    case "asker":
      if (customer === null) throw new AppError("unauthenticated", "Sign in to make this call.");
      return requireOrderReader(req, route.paramsOf(path), null);
    case "closed":
      throw new AppError("forbidden", "Accounts are created by signing in with Keycloak.");
    default:
      return rule satisfies never;
  }
}
