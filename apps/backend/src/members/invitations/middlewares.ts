import type { MedusaRequest, MiddlewareRoute } from "@medusajs/framework/http";
import { limited } from "../../http/rate-limit/middlewares";
import { INVITATION_PATH } from "./mail";

const PAGE = {
  name: "invitation-page",
  points: 120,
  seconds: 60,
  counted: (req: MedusaRequest) => req.ip ?? "unknown",
};

/** The public page of an invitation. */
export const invitationMiddlewares: MiddlewareRoute[] = [
  { matcher: INVITATION_PATH, middlewares: [limited(PAGE)] },
];
