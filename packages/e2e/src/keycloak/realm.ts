import { randomBytes } from "node:crypto";
import { createLogin, createServiceTokens, type Login, type SignedOn } from "@tandem/auth";
import { adminCredentials, createKeycloakAdmin, type KeycloakAdmin, readRunnerEnv } from "@tandem/dev";
import { inject } from "vitest";
import { z } from "zod";
import { submitLogin } from "../support/login-form.ts";
import type { StackFacts } from "../support/world.ts";
import { groupAt } from "./groups.ts";

const withId = z.looseObject({ id: z.string() });

/** A person created for one test. */
export interface TestPerson {
  id: string;
  username: string;
  password: string;
}

/** The realm of the running stack, as its administrator. */
export interface Realm {
  stack: StackFacts;
  issuer: string;
  admin: KeycloakAdmin;
  secretOf(clientId: string): string;
  /** Creates a person with the given realm roles and groups (`/tenants/<slug>/<role>`). */
  person(rights?: { realmRoles?: string[]; groups?: string[] }): Promise<TestPerson>;
  join(person: TestPerson, groupPath: string): Promise<void>;
  leave(person: TestPerson, groupPath: string): Promise<void>;
  login(clientId: string): Login;
  /** Signs the person in to a client through Keycloak's login page. */
  signOn(clientId: string, person: TestPerson, redirectUri: string): Promise<SignedOn>;
  serviceToken(clientId: string): Promise<string>;
}

/** Returns the realm of the running stack. */
export function enterRealm(): Realm {
  const stack = inject("stack");
  const { issuer } = stack;
  const admin = createKeycloakAdmin(stack.urls.keycloak, adminCredentials(readRunnerEnv(), stack.secrets));
  const secretOf = (clientId: string) => {
    const secret = stack.clients.find(({ id }) => id === clientId)?.secret;
    if (secret === undefined) throw new Error(`The client ${clientId} was not found.`);
    return secret;
  };
  const login = (clientId: string) => createLogin({ issuer, clientId, clientSecret: secretOf(clientId) });

  const join = async (person: TestPerson, path: string) =>
    admin.send("PUT", `/tandem/users/${person.id}/groups/${await groupAt(admin, path)}`);

  return {
    stack,
    issuer,
    admin,
    secretOf,
    login,
    join,
    leave: async (person, path) =>
      admin.send("DELETE", `/tandem/users/${person.id}/groups/${await groupAt(admin, path)}`),
    async person({ realmRoles = [], groups = [] } = {}) {
      const username = `${randomBytes(5).toString("hex")}@people.test`;
      const password = randomBytes(12).toString("base64url");
      await admin.send("POST", "/tandem/users", {
        username,
        email: username,
        emailVerified: true,
        enabled: true,
        firstName: "Test",
        lastName: "Person",
        credentials: [{ type: "password", value: password, temporary: false }],
      });
      const found = await admin.get(`/tandem/users?exact=true&username=${username}`, z.array(withId));
      const person = { id: found?.[0]?.id ?? "", username, password };
      for (const path of groups) await join(person, path);
      for (const name of realmRoles) {
        const role = await admin.get(`/tandem/roles/${name}`, withId);
        await admin.send("POST", `/tandem/users/${person.id}/role-mappings/realm`, [role]);
      }
      return person;
    },
    async signOn(clientId, person, redirectUri) {
      const attempt = await login(clientId).begin({ redirectUri });
      const callbackUrl = await submitLogin(attempt.url, person);
      return login(clientId).finish({ ...attempt, redirectUri, callbackUrl });
    },
    serviceToken: (clientId) =>
      createServiceTokens({ issuer, clientId, clientSecret: secretOf(clientId) }).get(),
  };
}
