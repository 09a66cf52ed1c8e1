import { randomUUID } from "node:crypto";
import { CLIENTS, type Role } from "@tandem/contracts";
import { realmPerson } from "@tandem/local-servers/realm";
import { parseCookies } from "payload";
import type { Cms } from "./start-cms";

/** A user of the realm with their credentials of each kind. */
export interface Caller {
  role: Role | "nobody";
  subject: string;
  userId: string;
  /** Headers of a request, by kind of credentials. */
  session(): Promise<Record<string, string>>;
  apiKey(): Promise<Record<string, string>>;
  accessToken(): Promise<Record<string, string>>;
}

const PLATFORM: ReadonlySet<string> = new Set(["platform-admin", "operator"]);

/** Creates a user in the realm with a role in the tenants and signs them in here, whether or not they have access. */
export async function enrol(
  { payload, realm }: Cms,
  role: Caller["role"],
  ...tenants: string[]
): Promise<Caller> {
  const subject = randomUUID();
  const isPlatform = PLATFORM.has(role);
  realm.people.set(
    subject,
    realmPerson(subject, {
      realmRoles: isPlatform ? [role] : [],
      groups: isPlatform || role === "nobody" ? [] : tenants.map((tenant) => `/tenants/${tenant}/${role}`),
    }),
  );
  const { openSession } = await import("../../src/auth/sessions");
  const { PAYLOAD_COOKIE } = await import("../../src/http/session-cookie");
  const key = randomUUID();
  const account = await payload.create({
    collection: "users",
    overrideAccess: true,
    depth: 0,
    data: {
      email: `${subject}@people.test`,
      password: randomUUID(),
      subject,
      // The role in the account is ignored: the directory decides.
      platformRole: "platform-admin",
      enableAPIKey: true,
      apiKey: key,
    },
  });
  const cookie = await openSession(payload, account, randomUUID());
  const token = parseCookies(new Headers({ cookie: cookie.split(";")[0] ?? "" })).get(PAYLOAD_COOKIE);
  return {
    role,
    subject,
    userId: account.id,
    session: async () => ({
      cookie: `${PAYLOAD_COOKIE}=${token}; payload-tenant=forged`,
      origin: "http://cms.test",
    }),
    apiKey: async () => ({ authorization: `users API-Key ${key}` }),
    accessToken: async () => ({
      authorization: `Bearer ${await realm.accessToken({ client: CLIENTS.cms, subject })}`,
    }),
  };
}

/** Returns a token of the sync worker with these permissions on the CMS. */
export const serviceToken = ({ realm }: Pick<Cms, "realm">, permissions: readonly string[]) =>
  realm.serviceToken(CLIENTS.worker, CLIENTS.cms, permissions);
