import type { SignedOn } from "@tandem/auth";
import { expect, test } from "vitest";
import { sessionSchema, toSession } from "./sessions";

const signedOn: SignedOn = {
  principal: {
    subject: "ann",
    kind: "person",
    clientId: "storefront",
    realmRoles: ["operator"],
    permissions: [],
    memberships: [{ tenant: "cup", role: "owner" }],
    sessionId: "keycloak-session",
    issuedAt: 1,
    email: "ann@x.test",
  },
  accessToken: "access",
  refreshToken: "refresh",
  idToken: "id",
  sessionId: "keycloak-session",
  expiresAt: 300_000,
  name: "Ann Lee",
  email: "ann@x.test",
  emailVerified: true,
};

test("a shopper's session holds no role, even of a user who runs the platform", () => {
  const session = toSession(signedOn, 5);
  expect(JSON.stringify(session)).not.toMatch(/operator|owner|memberships/);
  expect(sessionSchema.parse(JSON.parse(JSON.stringify(session)))).toEqual(session);
});

test("a renewed session keeps the time of its sign-in, so that its lifetime does not grow", () => {
  expect(toSession(signedOn, 5).signedOnAt).toBe(5);
});

test.each(["subject", "refreshToken", "expiresAt"])("a stored session without %s is not read", (name) => {
  const stored = Object.entries(toSession(signedOn)).filter(([key]) => key !== name);
  expect(sessionSchema.safeParse(Object.fromEntries(stored)).success).toBe(false);
});
