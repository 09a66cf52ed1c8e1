import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { requirePlainValues } from "@tandem/service-kit";
import { checkListQuery } from "./list-query";
import { checkQuantity } from "./quantities";

/** What no route has to expect: checked once for all of them, before guards and routes read it. */
export const inputMiddlewares: MiddlewareRoute[] = [{ matcher: "/", middlewares: [checkInput] }];

function checkInput(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
  requirePlainValues(req.query);
  requirePlainValues(req.body, checkQuantity);
  checkListQuery(req.query);
  next();
}
