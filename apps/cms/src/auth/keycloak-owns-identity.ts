import type { CollectionBeforeOperationHook } from "payload";
import { z } from "zod";
import { Refusal } from "../http/refusal";
import { isPlatformAdmin } from "../tenancy/scope";

/** Fields in which Payload stores passwords, login attempts and sessions of an account. */
const INTERNAL = [
  "salt",
  "hash",
  "resetPasswordToken",
  "resetPasswordExpiration",
  "loginAttempts",
  "lockUntil",
  "sessions",
] as const;

const changeSchema = z.looseObject({ email: z.unknown(), password: z.unknown() }).partial();

/** Rejects changes of a user's own email or password: Keycloak owns both, and the email may be another user's. */
export const keycloakOwnsIdentity: CollectionBeforeOperationHook = ({
  args,
  operation,
  overrideAccess,
  req,
}) => {
  const data: unknown = "data" in args ? args.data : undefined;
  const change = changeSchema.safeParse(data).data;
  if (operation !== "update" || overrideAccess || isPlatformAdmin(req.user) || change === undefined)
    return args;
  if (change.email !== undefined && change.email !== req.user?.email)
    throw new Refusal("`email` is managed by Keycloak. Change it in your account there.", 403);
  if (change.password !== undefined && change.password !== "")
    throw new Refusal("`password` is managed by Keycloak. Change it in your account there.", 403);
  const kept = Object.entries(change).filter(([name]) => !INTERNAL.some((internal) => internal === name));
  return { ...args, data: Object.fromEntries(kept) };
};
