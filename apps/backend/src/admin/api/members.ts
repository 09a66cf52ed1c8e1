import { roleSchema } from "@tandem/contracts";
import { z } from "zod";
import { request } from "./request";

const memberSchema = z.object({
  id: z.string(),
  email: z.string().nullable(),
  name: z.string(),
  enabled: z.boolean(),
  joined: z.boolean(),
  roles: z.array(roleSchema),
});
export type Member = z.infer<typeof memberSchema>;

const invitationSchema = z.object({
  id: z.string(),
  email: z.string(),
  role: roleSchema,
  sent_at: z.string(),
  expires_at: z.string(),
  expired: z.boolean(),
});
export type Invitation = z.infer<typeof invitationSchema>;

const membersSchema = z.object({
  tenant: z.string(),
  members: z.array(memberSchema),
  /** Invitations that are not accepted yet. */
  invitations: z.array(invitationSchema),
  /** Roles the caller may assign. */
  assignable_roles: z.array(roleSchema),
  self: z.string().nullable(),
});
export type Members = z.infer<typeof membersSchema>;
const doneSchema = z.looseObject({});

/** Reads the members of the active tenant. */
export const readMembers = () => request("/admin/members", membersSchema);
/** Sends an invitation by e-mail. */
export const inviteMember = (body: { email: string; role: string; locale: string }) =>
  request("/admin/members", doneSchema, body);
/** Replaces the roles of a member with one role. */
export const changeRole = ({ id, role }: { id: string; role: string }) =>
  request(`/admin/members/${id}`, doneSchema, { role });
/** Removes a member from the tenant. */
export const removeMember = (id: string) => request(`/admin/members/${id}`, doneSchema, undefined, "DELETE");
/** Sends an invitation again with a new link. */
export const resendInvitation = (id: string) =>
  request(`/admin/members/invitations/${id}/resend`, doneSchema, {});
/** Withdraws an invitation. */
export const withdrawInvitation = (id: string) =>
  request(`/admin/members/invitations/${id}`, doneSchema, undefined, "DELETE");
