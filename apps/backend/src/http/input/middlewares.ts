import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { requirePlainValues } from "@tandem/service-kit";
import { isRoutedTo } from "../routed-path";
import { checkListQuery, checkSearchSize } from "./list-query";
import { checkQuantity } from "./quantities";

/**
 * Validates the input of every route before guards and routes read it. Query values need no check: the server refuses
 * zero bytes in a target, and its parser reads no more than six levels.
 */
export const inputMiddlewares: MiddlewareRoute[] = [{ matcher: "/", middlewares: [checkInput] }];

const SEARCH = "/store/search";

function checkInput(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
  requirePlainValues(req.body, isRoutedTo(req, SEARCH) ? checkSearchSize : checkQuantity);
  checkListQuery(req.query);
  next();
}
