import { randomUUID } from "node:crypto";
import { z } from "zod";
import { call, stack } from "./client";
import { CONTROL, type TestPerson } from "./neighbours";

const tokenSchema = z.object({ token: z.string() });

async function steer(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(new URL(path, stack.cms), {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path} responded with ${response.status}`);
  return response.json();
}

/** Adds a person to the directory and returns their `sub`. */
export async function enrol(person: TestPerson): Promise<string> {
  const subject = randomUUID();
  await change(subject, person);
  return subject;
}

/** Changes a person in the directory. The backend notices within 30 seconds, or at once for a person it never saw. */
export async function change(subject: string, person: TestPerson): Promise<void> {
  await steer("PUT", CONTROL.people + subject, person);
}

/** Returns an access token of Keycloak for a person. */
export async function accessToken(
  subject: string,
  over: { azp?: string; sid?: string; seconds?: number; claims?: Record<string, unknown> } = {},
): Promise<string> {
  return tokenSchema.parse(await steer("POST", CONTROL.tokens, { subject, ...over })).token;
}

/** Signs in a new person with these rights and returns the header with Medusa's token. */
export async function signOnStaff(person: TestPerson): Promise<{ authorization: string; subject: string }> {
  const subject = await enrol(person);
  const { status, body } = await exchange("user", await accessToken(subject));
  if (status !== 200) throw new Error(`Signing in failed: ${status} ${JSON.stringify(body)}`);
  return { authorization: `Bearer ${body.token}`, subject };
}

/** Signs in a customer at the shop with this publishable key. */
export async function signOnCustomer(
  key: string,
  person: TestPerson = {},
): Promise<{ authorization: string; "x-publishable-api-key": string; subject: string }> {
  const subject = await enrol(person);
  const { status, body } = await exchange("customer", await accessToken(subject, { azp: "storefront" }), key);
  if (status !== 200) throw new Error(`Signing in failed: ${status} ${JSON.stringify(body)}`);
  return { authorization: `Bearer ${body.token}`, "x-publishable-api-key": key, subject };
}

/** Sends `POST /auth/<actor>/keycloak` with an access token. */
export function exchange(actor: "user" | "customer", token: string, key?: string) {
  return call(`/auth/${actor}/keycloak`, {
    body: { access_token: token },
    headers: { authorization: "", ...(key === undefined ? {} : { "x-publishable-api-key": key }) },
  });
}

const neighboursSchema = z.object({
  groups: z.array(z.string()),
  accountCalls: z.array(z.string()),
  starters: z.array(z.string()),
});

/** Returns what Keycloak and Payload store about tenants. */
export async function neighbours() {
  return neighboursSchema.parse(await steer("GET", CONTROL.state));
}

/** Makes calls to Keycloak and Payload fail whose `METHOD /path` matches; null restores all. */
export async function breakNeighbours(broken: string | null): Promise<void> {
  await steer("POST", CONTROL.state, { broken });
}
