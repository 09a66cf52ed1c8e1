import type { Access } from "payload";
import { isPlatformAdmin } from "./scope";

/** Everybody changes their own account (never its roles); platform admins all. */
export const updateOwnAccount: Access = ({ req }) => {
  if (!req.user) return false;
  return isPlatformAdmin(req.user) ? true : { id: { equals: req.user.id } };
};
