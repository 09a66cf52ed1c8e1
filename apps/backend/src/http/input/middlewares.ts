import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { requirePlainValues } from "@tandem/service-kit";
import { isRoutedTo, routedPath } from "../routed-path";
import { checkListQuery, checkSearchSize } from "./list-query";
import { checkQuantity } from "./quantities";
import { checkStoredUrl } from "./stored-urls";

/**
 * Validates the input of every route before guards and routes read it. Query values need no check: the server refuses
 * zero bytes in a target, and its parser reads no more than six levels.
 */
export const inputMiddlewares: MiddlewareRoute[] = [{ matcher: "/", middlewares: [checkInput] }];

const SEARCH = "/store/search";
const STAFF = /^\/admin\//i;

function checkInput(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
  const isStaff = STAFF.test(routedPath(req));
  requirePlainValues(req.body, (key, value, path) => {
    if (isRoutedTo(req, SEARCH)) checkSearchSize(key, value, path);
    else checkQuantity(key, value, path);
    if (isStaff) checkStoredUrl(key, value, path);
  });
  checkListQuery(req.query);
  next();
}
