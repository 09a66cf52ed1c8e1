import type { Access } from "payload";
import { isPlatformAdmin } from "./scope";

/** Allows users to update their own account (never its roles), and platform admins to update every account. */
export const updateOwnAccount: Access = ({ req }) => {
  if (!req.user) return false;
  return isPlatformAdmin(req.user) ? true : { id: { equals: req.user.id } };
};
