import { ACCESS_PATH, AUDIT_PATH, accessSchema, auditPageSchema, auditQuerySchema } from "@tandem/contracts";
import type { Operation } from "@tandem/service-kit/api-reference";
import { customerInputSchema } from "../../../customers/card";
import { activeTenantSchema } from "../../admin/active-tenant/validators";
import { changeMemberSchema, inviteSchema } from "../../admin/members/validators";

const staff = { tag: "Staff" } as const;
const members = { tag: "Members" } as const;
const customers = { tag: "Customers" } as const;

/** Calls of a tenant's staff about themselves, each other and customers. */
export const STAFF_OPERATIONS: readonly Operation[] = [
  {
    ...staff,
    method: "get",
    path: ACCESS_PATH,
    summary: "Get what the caller may do in the active tenant",
    answer: accessSchema,
  },
  {
    ...staff,
    method: "get",
    path: AUDIT_PATH,
    summary: "List who did what, newest first",
    query: auditQuerySchema,
    answer: auditPageSchema,
  },
  {
    ...staff,
    method: "get",
    path: "/admin/active-tenant",
    summary: "Get the active tenant of the session and those to choose from",
  },
  {
    ...staff,
    method: "post",
    path: "/admin/active-tenant",
    summary: "Set the active tenant of the session by id or slug",
    body: activeTenantSchema,
  },
  {
    ...members,
    method: "get",
    path: "/admin/members",
    summary: "List members, open invitations and the roles the caller may assign",
  },
  {
    ...members,
    method: "post",
    path: "/admin/members",
    summary: "Invite a member by e-mail",
    body: inviteSchema,
    status: 201,
  },
  {
    ...members,
    method: "post",
    path: "/admin/members/{id}",
    summary: "Replace the roles of a member with one role",
    body: changeMemberSchema,
  },
  {
    ...members,
    method: "delete",
    path: "/admin/members/{id}",
    summary: "Remove every role of a member; the account is kept",
  },
  {
    ...members,
    method: "delete",
    path: "/admin/members/invitations/{id}",
    summary: "Withdraw an invitation",
  },
  {
    ...members,
    method: "post",
    path: "/admin/members/invitations/{id}/resend",
    summary: "Send a new link; the previous one is void",
  },
  {
    ...customers,
    method: "post",
    path: "/admin/customers",
    summary: "Create a customer of the active tenant",
    body: customerInputSchema,
  },
  {
    ...customers,
    method: "post",
    path: "/admin/customers/{id}",
    summary: "Change what the tenant knows about a customer",
    body: customerInputSchema,
  },
  {
    ...customers,
    method: "delete",
    path: "/admin/customers/{id}",
    summary: "Remove a customer from the tenant",
  },
];
