import { randomBytes } from "node:crypto";
import { CLIENTS } from "@tandem/contracts";
import { z } from "zod";
import { call, ok } from "../support/http.ts";
import type { World } from "../support/world.ts";

/** A person enrolled for one test, so that people of the demo stay unchanged. */
export interface Enrolled {
  username: string;
  password: string;
  /** Adds the person to the group `/tenants/<tenant>/<role>`. */
  join(tenant: string, role: string): Promise<void>;
  /** Removes the person from the group `/tenants/<tenant>/<role>`. */
  dismiss(tenant: string, role: string): Promise<void>;
  /** Disables the account. */
  disable(): Promise<void>;
}

const withId = z.looseObject({ id: z.string() });

/** Enrols a person of a tenant, with the service account that Medusa uses to manage members. */
export async function enrol(world: World, tenant: string, role: string): Promise<Enrolled> {
  const { issuer } = world.stack;
  const admin = issuer.replace("/realms/", "/admin/realms/");
  const headers = async () => ({ authorization: `Bearer ${await world.serviceToken(CLIENTS.backend)}` });
  const send = async (method: string, path: string, body?: unknown) => {
    const answer = await call(`${admin}${path}`, { method, body, headers: await headers() });
    if (answer.status >= 300)
      throw new Error(`${method} ${path} responded with ${answer.status}: ${answer.text}`);
  };
  const get = async (path: string) => ok(`${admin}${path}`, { headers: await headers() });

  const username = `${role}-${randomBytes(4).toString("hex")}@${tenant}.test`;
  const password = randomBytes(12).toString("base64url");
  await send("POST", "/users", {
    username,
    email: username,
    emailVerified: true,
    enabled: true,
    firstName: "Test",
    lastName: "Person",
    credentials: [{ type: "password", value: password, temporary: false }],
  });
  const [user] = z.array(withId).parse(await get(`/users?exact=true&username=${username}`));
  const groupId = async (path: string) => withId.parse(await get(`/group-by-path${path}`)).id;
  await send("PUT", `/users/${user?.id}/groups/${await groupId(`/tenants/${tenant}/${role}`)}`);
  return {
    username,
    password,
    join: async (to, gained) =>
      send("PUT", `/users/${user?.id}/groups/${await groupId(`/tenants/${to}/${gained}`)}`),
    dismiss: async (from, lost) =>
      send("DELETE", `/users/${user?.id}/groups/${await groupId(`/tenants/${from}/${lost}`)}`),
    disable: () => send("PUT", `/users/${user?.id}`, { enabled: false }),
  };
}
