import type { CollectionBeforeOperationHook } from "payload";
import { z } from "zod";
import { isPlatformAdmin } from "../access/scope";
import { Refusal } from "../http/refusal";

/** What Payload keeps beside an account to check a password. */
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

/** Refuses a person who changes their own address or password here: both are Keycloak's, and an address may belong to another person. */
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
    throw new Refusal("`email` comes from Keycloak. Change it in your account there.", 403);
  if (change.password !== undefined && change.password !== "")
    throw new Refusal("`password` is Keycloak's. Change it in your account there.", 403);
  const kept = Object.entries(change).filter(([name]) => !INTERNAL.some((internal) => internal === name));
  return { ...args, data: Object.fromEntries(kept) };
};
