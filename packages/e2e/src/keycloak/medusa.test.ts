import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { groupAt } from "./groups.ts";
import { MedusaVisitor } from "./medusa-visitor.ts";
import { enterRealm, type Realm, type TestPerson } from "./realm.ts";
import { newTenant as makeTenant } from "./tenants.ts";

let realm: Realm;
let backend: string;
beforeAll(async () => {
  realm = enterRealm();
  backend = realm.stack.urls.backend;
});

const ME = "/admin/users/me";
const newMail = () => `${randomBytes(5).toString("hex")}@people.test`;
const idsSchema = z.array(z.looseObject({ id: z.string() }));
const sessionsOf = async ({ id }: TestPerson) =>
  (await realm.admin.get(`/tandem/users/${id}/sessions`, idsSchema)) ?? [];
const newTenant = () => makeTenant(realm);
const ownerOf = (slug: string) => realm.person({ groups: [`/tenants/${slug}/owner`] });
const owner = async () => ownerOf(await newTenant());

async function signedOn(person: TestPerson): Promise<MedusaVisitor> {
  const visitor = new MedusaVisitor(backend);
  expect(await visitor.signOn(person)).toMatchObject({ status: 200 });
  return visitor;
}

describe("signing in to Medusa Admin", () => {
  test("a sign-in opens a session as the person's own user", async () => {
    const person = await owner();
    const visitor = await signedOn(person);
    const me = await visitor.call(ME);
    expect(me).toMatchObject({ status: 200, body: { user: { email: person.username, first_name: "Test" } } });
  });

  test("a person without a staff role is refused with what to do", async () => {
    const answer = await new MedusaVisitor(backend).signOn(await realm.person());
    expect(answer).toMatchObject({ status: 403, body: { message: expect.stringContaining("invitation") } });
  });

  test("a sign-in cannot be completed in another browser or twice", async () => {
    const [mine, other] = [new MedusaVisitor(backend), new MedusaVisitor(backend)];
    const person = await owner();
    const spent = await mine.atKeycloak(person);
    expect((await other.call(`/auth/user/keycloak/callback${spent}`)).status).toBe(401);
    // A callback in the wrong browser uses up the attempt, so that an intercepted code is worthless.
    expect((await mine.call(`/auth/user/keycloak/callback${spent}`)).status).toBe(401);
    const query = await mine.atKeycloak(person);
    expect((await mine.call(`/auth/user/keycloak/callback${query}`)).status).toBe(200);
    expect((await mine.call(`/auth/user/keycloak/callback${query}`)).status).toBe(401);
  });

  test("a sign-in with a foreign callback URL is refused", async () => {
    const answer = await new MedusaVisitor(backend).call("/auth/user/keycloak", {
      body: { callback_url: "https://evil.test/app/login" },
    });
    expect(answer.status).toBe(400);
  });
});

describe("signing out", () => {
  test("signing out in the dashboard ends the session in Keycloak too", async () => {
    const person = await owner();
    const visitor = await signedOn(person);
    expect(await sessionsOf(person)).toHaveLength(1);
    expect((await visitor.call("/auth/session", { method: "DELETE" })).status).toBe(200);
    expect(await sessionsOf(person)).toEqual([]);
    expect((await visitor.call(ME)).status).toBe(401);
  });

  test("the sign-out URL redirects to Keycloak, which redirects back to the login page", async () => {
    const person = await owner();
    const visitor = await signedOn(person);
    const { status, location } = await visitor.call("/auth/keycloak/logout");
    expect(status).toBe(302);
    const answer = await fetch(location ?? "", { redirect: "manual" });
    expect(answer.headers.get("location")).toBe(`${backend}/app/login`);
    expect(await sessionsOf(person)).toEqual([]);
    expect((await visitor.call(ME)).status).toBe(401);
  });

  test("ending the session in Keycloak ends the session in Medusa at once", async () => {
    const person = await owner();
    const visitor = await signedOn(person);
    expect((await visitor.call(ME)).status).toBe(200);
    const [session] = await sessionsOf(person);
    await realm.admin.send("DELETE", `/tandem/sessions/${session?.id}`);
    await expect.poll(async () => (await visitor.call(ME)).status, { timeout: 30_000 }).toBe(401);
  });
});

describe("changes in Keycloak", () => {
  test.concurrent.for<[string, (person: TestPerson, path: string) => Promise<void>]>([
    ["disabling a person", ({ id }) => realm.admin.send("PUT", `/tandem/users/${id}`, { enabled: false })],
    ["deleting a person", ({ id }) => realm.admin.send("DELETE", `/tandem/users/${id}`)],
    ["removing a person's last role", (person, path) => realm.leave(person, path)],
  ])("%s ends their session within a minute", { timeout: 90_000 }, async ([, change], { expect }) => {
    const path = `/tenants/${await newTenant()}/manager`;
    const person = await realm.person({ groups: [path] });
    const visitor = await signedOn(person);
    await change(person, path);
    await expect
      .poll(async () => (await visitor.call(ME)).status, { timeout: 59_000, interval: 500 })
      .toBe(401);
  });
});

describe("members of a tenant", () => {
  const membersSchema = z.object({
    members: z.array(z.object({ id: z.string(), email: z.string().nullable(), roles: z.array(z.string()) })),
  });

  async function shop() {
    const slug = await newTenant();
    const boss = await ownerOf(slug);
    return { slug, boss, visitor: await signedOn(boss) };
  }
  const listed = async (visitor: MedusaVisitor) =>
    membersSchema.parse((await visitor.call("/admin/members")).body).members;
  test("an owner can change the role of a member and remove them", async () => {
    const { slug, visitor } = await shop();
    const { id } = await realm.person({ groups: [`/tenants/${slug}/staff`] });
    const roles = async () => (await listed(visitor)).find((one) => one.id === id)?.roles;
    expect(await roles()).toEqual(["staff"]);
    expect((await visitor.call(`/admin/members/${id}`, { body: { role: "viewer" } })).status).toBe(200);
    expect(await roles()).toEqual(["viewer"]);
    expect((await visitor.call(`/admin/members/${id}`, { method: "DELETE" })).status).toBe(200);
    expect(await roles()).toBeUndefined();
  });

  test("concurrent changes never remove the last owner of a tenant", async () => {
    const { slug, boss, visitor } = await shop();
    const second = await ownerOf(slug);
    const other = await signedOn(second);
    const answers = await Promise.all([
      visitor.call(`/admin/members/${second.id}`, { body: { role: "viewer" } }),
      other.call(`/admin/members/${boss.id}`, { body: { role: "viewer" } }),
      visitor.call(`/admin/members/${boss.id}`, { method: "DELETE" }),
      other.call(`/admin/members/${second.id}`, { method: "DELETE" }),
    ]);
    expect(answers.map(({ status }) => status)).toContain(409);
    const owners = await realm.admin.get(
      `/tandem/groups/${await groupAt(realm.admin, `/tenants/${slug}/owner`)}/members`,
      idsSchema,
    );
    expect(owners).toHaveLength(1);
  });

  test("admins can manage all members except owners", async () => {
    const { slug, boss } = await shop();
    const admin = await signedOn(await realm.person({ groups: [`/tenants/${slug}/admin`] }));
    const invite = (role: string) => admin.call("/admin/members", { body: { email: newMail(), role } });
    expect((await invite("staff")).status).toBe(201);
    expect((await invite("owner")).status).toBe(403);
    expect((await admin.call(`/admin/members/${boss.id}`, { method: "DELETE" })).status).toBe(403);
    expect((await admin.call(`/admin/members/${boss.id}`, { body: { role: "viewer" } })).status).toBe(403);
  });

  test.each(["manager", "staff", "viewer", "vendor"])(
    "the role %s may not read or invite members",
    async (role) => {
      const { slug } = await shop();
      const visitor = await signedOn(await realm.person({ groups: [`/tenants/${slug}/${role}`] }));
      expect((await visitor.call("/admin/members")).status).toBe(403);
      const invite = await visitor.call("/admin/members", { body: { email: newMail(), role: "viewer" } });
      expect(invite.status).toBe(403);
    },
  );

  test("members of another tenant are not found", async () => {
    const [mine, other] = [await shop(), await shop()];
    const answer = await mine.visitor.call(`/admin/members/${other.boss.id}`, { method: "DELETE" });
    expect(answer.status).toBe(404);
  });
});
