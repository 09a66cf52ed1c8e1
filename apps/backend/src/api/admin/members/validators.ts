import { localeSchema } from "@tandem/contracts";
import { z } from "zod";
import { MEMBER_ROLES } from "../../../members/members";

const roleSchema = z.enum(MEMBER_ROLES);

/** `POST /admin/members`. */
export const inviteSchema = z.strictObject({
  email: z.email().max(320),
  role: roleSchema,
  locale: localeSchema.default("en"),
});

/** `POST /admin/members/:id`. */
export const changeMemberSchema = z.strictObject({ role: roleSchema });
