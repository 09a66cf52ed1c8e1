import { CLIENTS, ONBOARDING_PATHS, starterRemovalSchema, starterRequestSchema } from "@tandem/contracts";
import {
  type JsonServer,
  type ReceivedCall,
  type Reply,
  startJsonServer,
} from "@tandem/local-servers/json-server";
import { type Realm, realmPerson } from "@tandem/local-servers/realm";
import { z } from "zod";

/** Where test files in other processes control the realm and Payload. */
export const CONTROL = { people: "/control/people/", tokens: "/control/tokens", state: "/control/state" };

const ADMIN_USERS = "/admin/realms/tandem/users";
const personSchema = z
  .object({
    enabled: z.boolean(),
    email: z.string(),
    emailVerified: z.boolean(),
    firstName: z.string(),
    lastName: z.string(),
    realmRoles: z.array(z.string()),
    /** Paths such as `/tenants/saffron/owner`. */
    groups: z.array(z.string()),
  })
  .partial();
export type TestPerson = z.input<typeof personSchema>;
const brokenSchema = z.object({ broken: z.string().nullable() });
const tokenSchema = z.object({
  subject: z.string(),
  azp: z.string().default(CLIENTS.backend),
  sid: z.string().optional(),
  seconds: z.number().default(3_600),
  claims: z.record(z.string(), z.unknown()).default({}),
});

/** Starts what Payload offers to onboarding, and the control of it and of the realm. */
export async function startNeighbours(realm: Realm): Promise<JsonServer> {
  const starters = new Set<string>();

  /** Returns what Keycloak and Payload store about tenants, and the calls that look up or change accounts. */
  const state = () => ({
    groups: realm.groups.paths(),
    accountCalls: realm.calls
      .filter(
        ({ method, path }) => path.startsWith(ADMIN_USERS) && (path === ADMIN_USERS || method !== "GET"),
      )
      .map(({ method, path }) => `${method} ${path}`),
    starters: [...starters].sort(),
  });

  function starter(call: ReceivedCall): Reply {
    if (call.method === "DELETE") {
      const { tenant } = starterRemovalSchema.parse(JSON.parse(call.body));
      return { body: { removed: starters.delete(tenant.id) ? 1 : 0 } };
    }
    const { id } = starterRequestSchema.parse(JSON.parse(call.body)).tenant;
    const created = !starters.has(id);
    starters.add(id);
    return { body: { tenant: { id, created }, created: created ? 5 : 0 } };
  }

  async function token(body: string): Promise<Reply> {
    const { subject, azp, sid = subject, seconds, claims } = tokenSchema.parse(JSON.parse(body));
    const exp = Math.floor(Date.now() / 1_000) + seconds;
    return {
      body: {
        token: await realm.accessToken({
          ...{ client: azp, subject, sessionId: sid, audience: CLIENTS.backend },
          claims: { exp, ...claims },
        }),
      },
    };
  }

  return startJsonServer(async (call) => {
    if (call.path === ONBOARDING_PATHS.starter)
      return realm.failing?.test(`${call.method} ${call.path}`) ? { status: 500, body: {} } : starter(call);
    if (call.path === CONTROL.tokens) return token(call.body);
    if (call.path.startsWith(CONTROL.people)) {
      const subject = decodeURIComponent(call.path.slice(CONTROL.people.length));
      realm.people.set(subject, realmPerson(subject, personSchema.parse(JSON.parse(call.body))));
      return { body: {} };
    }
    if (call.path !== CONTROL.state) return { status: 404, body: {} };
    if (call.method === "POST") {
      const { broken } = brokenSchema.parse(JSON.parse(call.body));
      realm.failing = broken === null ? null : new RegExp(broken);
    }
    return { body: state() };
  });
}
