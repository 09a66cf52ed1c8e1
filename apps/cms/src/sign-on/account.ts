import { randomBytes } from "node:crypto";
import { AppError } from "@tandem/contracts";
import type { Payload } from "payload";
import type { User } from "../payload-types";
import { makeAccountInTurn } from "./password-turns";
import type { Place } from "./place";

/** Somebody Keycloak vouches for. */
export interface Identity {
  /** Keycloak's `sub`, the key of the account. */
  subject: string;
  name: string;
  email: string | null;
  emailVerified: boolean;
}

/** The account of a person, made at their first sign-on and brought up to date at every other. */
export async function accountOf(payload: Payload, identity: Identity, place: Place): Promise<User> {
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
      // Payload wants a password of every account; nobody knows this one, and accounts of Keycloak cannot use any.
      data: { ...data, subject: identity.subject, password: randomBytes(48).toString("base64url") },
    }),
  );
}

/** The account with this `sub`. */
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

/** Their verified address, unless another account holds it: an address alone never leads to an account. */
async function emailFor(payload: Payload, { subject, email, emailVerified }: Identity): Promise<string> {
  if (!/^[a-z0-9-]{1,64}$/i.test(subject))
    throw new AppError("unauthenticated", "The subject is not one of Keycloak.");
  const placeholder = `${subject}@keycloak.invalid`;
  if (email === null || !emailVerified) return placeholder;
  const { totalDocs } = await payload.count({
    collection: "users",
    where: { and: [{ email: { equals: email.toLowerCase() } }, { subject: { not_equals: subject } }] },
    overrideAccess: true,
  });
  return totalDocs === 0 ? email.toLowerCase() : placeholder;
}
