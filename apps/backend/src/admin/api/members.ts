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
  /** What the person who asks may give. */
  assignable_roles: z.array(roleSchema),
  self: z.string().nullable(),
});
export type Members = z.infer<typeof membersSchema>;
const doneSchema = z.looseObject({});

/** Who works for the tenant one works for. */
export const readMembers = () => request("/admin/members", membersSchema);
/** Mails somebody an invitation. */
export const inviteMember = (body: { email: string; role: string; locale: string }) =>
  request("/admin/members", doneSchema, body);
/** Gives a member one role instead of those they have. */
export const changeRole = ({ id, role }: { id: string; role: string }) =>
  request(`/admin/members/${id}`, doneSchema, { role });
/** Takes a member's access to the tenant. */
export const removeMember = (id: string) => request(`/admin/members/${id}`, doneSchema, undefined, "DELETE");
/** Mails an invitation again with a new link. */
export const resendInvitation = (id: string) =>
  request(`/admin/members/invitations/${id}/resend`, doneSchema, {});
/** Withdraws an invitation. */
export const withdrawInvitation = (id: string) =>
  request(`/admin/members/invitations/${id}`, doneSchema, undefined, "DELETE");
