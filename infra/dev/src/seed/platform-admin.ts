import { z } from "zod";
import type { Step } from "../progress.js";
import { runAppScript } from "../services/app.js";
import { APP_DEFINITIONS } from "../services/apps.js";
import type { Stack } from "../stack.js";
import type { Person } from "./people.js";

const SCRIPTS = { dev: ["create-admin"], built: ["create-admin:built", "create-admin"] } as const;

/** Calls to Medusa's admin API as the platform admin. */
export interface Commerce {
  get<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  post<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T>;
}

/** Creates the platform admin's login in Medusa and signs in with it. */
export async function appointPlatformAdmin(
  stack: Stack,
  people: readonly Person[],
  step: Step,
): Promise<Commerce> {
  const boss = people.find(({ role }) => role === "platform-admin");
  if (boss === undefined) throw new Error("The demo has no platform admin.");
  const { username: email, password } = boss;
  const env = { ...stack.env("backend"), ADMIN_EMAIL: email, ADMIN_PASSWORD: password };
  await runAppScript(stack.world, APP_DEFINITIONS.backend, SCRIPTS[stack.mode], env, step);

  const base = stack.world.urls.backend;
  const { token } = await request(`${base}/auth/user/emailpass`, z.object({ token: z.string() }), {
    body: { email, password },
  });
  return {
    get: (path, schema) => request(`${base}${path}`, schema, { token }),
    post: (path, body, schema) => request(`${base}${path}`, schema, { token, body }),
  };
}

async function request<T>(
  url: string,
  schema: z.ZodType<T>,
  options: { token?: string; body?: unknown },
): Promise<T> {
  const response = await fetch(url, {
    headers: {
      "content-type": "application/json",
      ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
    },
    ...(options.body === undefined ? {} : { method: "POST", body: JSON.stringify(options.body) }),
  });
  if (!response.ok) throw new Error(`${url} returned ${response.status}: ${await response.text()}`);
  return schema.parse(await response.json());
}
