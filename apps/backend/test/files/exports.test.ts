import { mkdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder, waitFor } from "@tandem/local-servers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { deleteExpired, filesIn } from "../../src/files/storage";
import { createSignedLinks } from "../../src/http/signed-links";
import { type Belongings, furnish } from "../isolation/world";
import { call, pool, stack } from "../support/client";
import { signOnStaff } from "../support/directory";

const HOUR_MS = 60 * 60_000;
const noticesSchema = z.object({
  notifications: z.array(
    z.object({ created_at: z.string(), data: z.object({ file: z.object({ url: z.string() }).optional() }) }),
  ),
});

afterAll(() => pool.end());

let ours: Belongings;
let theirs: Belongings;

beforeAll(async () => {
  ours = await furnish();
  theirs = await furnish();
}, 120_000);

/** Starts an export and returns the link in the notification that it is ready. */
async function exported(kind: string, headers: Record<string, string> = {}): Promise<string> {
  const links = async (as: Record<string, string> = {}) => {
    const { body } = await call("/admin/notifications?order=-created_at&limit=20", { headers: as });
    return noticesSchema.parse(body).notifications.flatMap(({ data }) => data.file?.url ?? []);
  };
  const bare = (url: string) => url.split("?")[0];
  const known = new Set((await links()).map(bare));
  const answer = await call(`/admin/${kind}/export`, { method: "POST", headers });
  expect(answer.status, JSON.stringify(answer.body)).toBe(202);
  return waitFor({
    what: `the export of ${kind}`,
    timeoutMs: 30_000,
    probe: async () => (await links()).find((url) => !known.has(bare(url))),
  });
}

describe.each(["orders", "products", "inventory-items"])("an export of %s", (kind) => {
  test("the export holds only the rows of the tenant the admin works for, and is stored in its folder", async () => {
    const url = await exported(kind, { "x-tenant-id": ours.tenant });
    const response = await fetch(url);
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toContain(ours.ids[kind]);
    expect(text).not.toContain(theirs.ids[kind]);
    expect(url).toContain(`${stack.backend}/files/private/${ours.tenant}/`);
  });
});

describe("the link of an export", () => {
  let url: URL;
  let id: string;
  beforeAll(async () => {
    url = new URL(await exported("orders", { "x-tenant-id": ours.tenant }));
    id = `private~${ours.tenant}~${url.pathname.split("/").at(-1)}`;
  });
  const signed = (purpose: string, of: string, lifeMs: number) => {
    const link = new URL(url);
    link.searchParams.set("token", createSignedLinks("j".repeat(40), purpose, lifeMs).sign(of, Date.now()));
    return link;
  };

  test("the link opens a download that is not cached and not rendered by a browser", async () => {
    const { headers } = await fetch(url);
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": expect.stringMatching(/^attachment; filename=/),
      "cache-control": "private, no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("sandbox"),
    });
  });

  test("the link does not work when it has expired, is for another file or purpose, or has no token", async () => {
    expect((await fetch(signed("file-download", id, 10_000))).status).toBe(200);
    const refused = [
      signed("file-download", id, -1),
      signed("file-download", `private~platform~${url.pathname.split("/").at(-1)}`, 10_000),
      signed("file-upload", id, 10_000),
      signed("order-link", id, 10_000),
      new URL(url.pathname, url),
      new URL(url.pathname.replace("/private", ""), url),
    ];
    for (const link of refused) expect((await fetch(link)).status, link.href).toBe(404);
  });

  test("only platform admins get the link: staff of the tenant see the notification without it", async () => {
    for (const role of ["owner", "vendor"]) {
      const { authorization } = await signOnStaff({ groups: [`/tenants/${ours.slug}/${role}`] });
      const { body } = await call("/admin/notifications?limit=50", { headers: { authorization } });
      expect(JSON.stringify(body)).not.toContain("token=");
      const file = await call(`/admin/uploads/${id}`, { headers: { authorization } });
      expect(file.status).toBe(403);
    }
  });

  test("the link does not work for staff who can see the notification", async () => {
    const moved = await pool.query(
      "update notification set tandem_tenant_id = $1 where data -> 'file' ->> 'url' like $2 returning id",
      [ours.tenant, `${url.href.split("?")[0]}%`],
    );
    expect(moved.rowCount).toBe(1);
    const { authorization } = await signOnStaff({ groups: [`/tenants/${ours.slug}/owner`] });
    const { body } = await call("/admin/notifications?limit=50", { headers: { authorization } });
    expect(noticesSchema.parse(body).notifications.map(({ data }) => data.file)).toEqual([{ url: "" }]);
  });

  test("the link does not work after a day, even if the file is not deleted yet", async () => {
    const path = join(stack.files, "private", ours.tenant, id.split("~").at(-1) ?? "");
    const then = new Date(Date.now() - 25 * HOUR_MS);
    await utimes(path, then, then);
    expect((await fetch(signed("file-download", id, 10_000))).status).toBe(410);
  });
});

test("private files are deleted a day after they were stored, and younger ones stay", async () => {
  const folder = await temporaryFolder("expired");
  try {
    for (const [name, hours] of [
      ["old.csv", 25],
      ["young.csv", 23],
    ] as const) {
      const path = join(folder.path, "ten_1", name);
      await mkdir(join(folder.path, "ten_1"), { recursive: true });
      await writeFile(path, "");
      const then = new Date(Date.now() - hours * HOUR_MS);
      await utimes(path, then, then);
    }
    expect(await deleteExpired(folder.path, Date.now())).toBe(1);
    expect(await filesIn(folder.path)).toEqual([join(folder.path, "ten_1", "young.csv")]);
  } finally {
    await folder.remove();
  }
});
