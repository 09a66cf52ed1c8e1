import { randomBytes } from "node:crypto";
import { AppError } from "@tandem/contracts";
import type { Payload } from "payload";
import { z } from "zod";
import type { User } from "../payload-types";
import { makeAccountInTurn } from "./password-turns";
import type { Place } from "./place";

/** A user authenticated by Keycloak. */
export interface Identity {
  /** Keycloak's `sub`, the key of the account. */
  subject: string;
  name: string;
  email: string | null;
  emailVerified: boolean;
}

/** The error of a value that another account has. */
const takenSchema = z.object({
  data: z.object({ errors: z.array(z.object({ path: z.enum(["subject", "email"]) })).min(1) }),
});

/**
 * Returns the account of a user, created at their first sign-in and updated at every later one. Of two first sign-ins at
 * once, the second returns the account that the first has created.
 */
export async function accountOf(payload: Payload, identity: Identity, place: Place): Promise<User> {
  try {
    return await savedAccount(payload, identity, place);
  } catch (error) {
    if (!takenSchema.safeParse(error).success) throw error;
    // Without an account of the user, another one got their email meanwhile: they get a placeholder.
    const known = await accountBySubject(payload, identity.subject);
    return known ?? savedAccount(payload, identity, place);
  }
}

async function savedAccount(payload: Payload, identity: Identity, place: Place): Promise<User> {
  const known = await accountBySubject(payload, identity.subject);
  const data = { ...place, name: identity.name, email: await emailFor(payload, identity) };
  if (known !== undefined) {
    return payload.update({ collection: "users", id: known.id, data, depth: 0, overrideAccess: true });
  }
  return makeAccountInTurn(() =>
    payload.create({
      collection: "users",
      depth: 0,
      overrideAccess: true,
      // Payload requires a password for every account; this one is random, and Keycloak accounts cannot use passwords.
      data: { ...data, subject: identity.subject, password: randomBytes(48).toString("base64url") },
    }),
  );
}

/** Returns the account with this `sub`. */
export async function accountBySubject(payload: Payload, subject: string): Promise<User | undefined> {
  const { docs } = await payload.find({
    collection: "users",
    where: { subject: { equals: subject } },
    limit: 1,
    depth: 0,
    overrideAccess: true,
  });
  return docs[0];
}

/** Returns the verified email, or a placeholder when another account has it: an email never identifies an account. */
async function emailFor(payload: Payload, { subject, email, emailVerified }: Identity): Promise<string> {
  if (!/^[a-z0-9-]{1,64}$/i.test(subject))
    throw new AppError("unauthenticated", "The subject of the token is not a Keycloak user id.");
  const placeholder = `${subject}@keycloak.invalid`;
  if (email === null || !emailVerified) return placeholder;
  const { totalDocs } = await payload.count({
    collection: "users",
    where: { and: [{ email: { equals: email.toLowerCase() } }, { subject: { not_equals: subject } }] },
    overrideAccess: true,
  });
  return totalDocs === 0 ? email.toLowerCase() : placeholder;
}
