import { randomUUID } from "node:crypto";
import { z } from "zod";
import { call, stack } from "./client";
import type { TestPerson } from "./people";

const tokenSchema = z.object({ token: z.string() });

async function steer(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(new URL(path, stack.issuer), {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}`);
  return response.json();
}

/** Somebody new in the directory; answers their `sub`. */
export async function enrol(person: TestPerson): Promise<string> {
  const subject = randomUUID();
  await change(subject, { email: `${subject}@people.test`, ...person });
  return subject;
}

/** Changes somebody in the directory; the backend notices within its half minute, or at once for somebody it never saw. */
export async function change(subject: string, person: TestPerson): Promise<void> {
  await steer("PUT", `/people/${subject}`, person);
}

/** An access token of Keycloak for somebody. */
export async function accessToken(
  subject: string,
  over: { azp?: string; sid?: string; seconds?: number; claims?: Record<string, unknown> } = {},
): Promise<string> {
  return tokenSchema.parse(await steer("POST", "/tokens", { subject, ...over })).token;
}

/** Signs somebody with these rights on and answers the header of Medusa's token. */
export async function signOnStaff(person: TestPerson): Promise<{ authorization: string; subject: string }> {
  const subject = await enrol(person);
  const { status, body } = await exchange("user", await accessToken(subject));
  if (status !== 200) throw new Error(`No sign-on: ${status} ${JSON.stringify(body)}`);
  return { authorization: `Bearer ${body.token}`, subject };
}

/** Signs a customer on in the shop with this publishable key. */
export async function signOnCustomer(
  key: string,
  person: TestPerson = {},
): Promise<{ authorization: string; "x-publishable-api-key": string; subject: string }> {
  const subject = await enrol(person);
  const { status, body } = await exchange("customer", await accessToken(subject, { azp: "storefront" }), key);
  if (status !== 200) throw new Error(`No sign-on: ${status} ${JSON.stringify(body)}`);
  return { authorization: `Bearer ${body.token}`, "x-publishable-api-key": key, subject };
}

/** `POST /auth/<actor>/keycloak` with an access token. */
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

/** What Keycloak and Payload hold of tenants. */
export async function neighbours() {
  return neighboursSchema.parse(await steer("GET", "/neighbours"));
}

/** Lets calls to Keycloak and Payload whose `METHOD /path` matches fail; null mends all. */
export async function breakNeighbours(broken: string | null): Promise<void> {
  await steer("POST", "/neighbours", { broken });
}
