import type { CollectionSlug } from "payload";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { TenantOwnedSlug } from "../src/tenancy/policies";
import { rest } from "./world/callers";
import { make, NEW } from "./world/documents";
import { hostileRichText, type LocalizedField, localizedFields, sample } from "./world/samples";
import { seedTenant } from "./world/seed-tenant";
import { type Cms, startCms } from "./world/start-cms";

let cms: Cms;
let headers: Record<string, string>;
let author: string;
let tenant: string;
const ids: Record<string, string> = {};

const DRAFTED = [
  "pages",
  "posts",
  "hero-sections",
  "announcements",
  "faqs",
  "forms",
  "products",
  "categories",
] as const satisfies TenantOwnedSlug[];
type Drafted = (typeof DRAFTED)[number];

beforeAll(async () => {
  cms = await startCms();
  const { id, people } = await seedTenant(cms, { roles: ["editor"] });
  tenant = id;
  author = people.editor.userId;
  headers = await people.editor.session();
  for (const slug of ["media", "products", "faqs"] as const)
    ids[slug] = await make(cms.payload, slug, tenant, "words");
}, 180_000);
afterAll(() => cms?.stop());

const EVERY_WAY = ["locale=en", "locale=uz", "locale=en&draft=true", "publishSpecificLocale=en"];

const configOf = (slug: Drafted) => cms.payload.collections[slug].config;

/** Creates a draft with a value in every field and `planted` in Russian, bypassing validation; returns its id. */
async function draftWith(
  slug: Drafted,
  planted: { path: readonly string[]; value: unknown },
): Promise<string> {
  const { id } = await cms.payload.create({
    collection: slug,
    draft: true,
    locale: "en",
    overrideAccess: true,
    depth: 0,
    data: {
      ...sample(configOf(slug).flattenedFields, ids),
      ...NEW[slug]("words"),
      ...rows(slug),
      tenant,
    } as never,
  });
  await plant(slug, String(id), planted);
  return String(id);
}

/** Returns the sample values that `NEW` would overwrite with empty ones. */
const rows = (slug: Drafted) => {
  const { seo, ...all } = sample(configOf(slug).flattenedFields, ids);
  const { slug: _slug, medusaId: _medusaId, rank: _rank, layout: _layout, ...rest } = all;
  return { ...rest, ...(seo === undefined ? {} : { seo }) };
};

/** An object or a list, by reference. */
const holderSchema = z.custom<Record<string, unknown>>(
  (value) => typeof value === "object" && value !== null,
);

/** Changes the newest version of a document, bypassing validation; returns the id of the version. */
async function plant(
  slug: Drafted,
  id: string,
  { path, value }: { path: readonly string[]; value: unknown },
  more: { _status?: "published" } = {},
): Promise<string> {
  const { db } = cms.payload;
  const { docs } = await db.findVersions({
    collection: slug as CollectionSlug,
    locale: "all",
    limit: 1,
    where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
  });
  const [latest] = docs;
  if (latest === undefined) throw new Error(`${slug} ${id} has no version.`);
  const version = structuredClone(latest.version) as Record<string, unknown>;
  let holder: Record<string, unknown> = version;
  for (const key of path.slice(0, -1)) holder = holderSchema.parse(holder[key]);
  const name = path.at(-1) ?? "";
  holder[name] = { ...(holder[name] as object), ru: value };
  await db.updateVersion({
    collection: slug as CollectionSlug,
    id: latest.id,
    versionData: { ...latest, version: { ...version, ...more } } as never,
  });
  return String(latest.id);
}

const wrongValue = ({ field }: LocalizedField): unknown => {
  if (field.type === "richText") return hostileRichText("alert(1)");
  const limit = "maxLength" in field ? field.maxLength : undefined;
  return limit === undefined || ("hasMany" in field && field.hasMany) ? undefined : "x".repeat(limit + 1);
};

const publish = (slug: Drafted, id: string, query = "locale=en") =>
  rest("PATCH", `/${slug}/${id}?${query}`, { headers, body: { _status: "published" } });

const status = async (slug: Drafted, id: string) =>
  (await cms.payload.findByID({ collection: slug, id, draft: false, depth: 0, overrideAccess: true }))
    ._status;

describe("publishing", () => {
  test.each(DRAFTED)(
    "publishing %s is refused while a field of another language is invalid, and the error names both",
    async (slug) => {
      const checked = localizedFields(configOf(slug).flattenedFields).filter(
        (target) => wrongValue(target) !== undefined,
      );
      expect(checked.length).toBeGreaterThan(0);
      for (const target of checked) {
        const id = await draftWith(slug, { path: target.path, value: wrongValue(target) });
        for (const query of target === checked[0] ? EVERY_WAY : ["locale=en"]) {
          const answer = await publish(slug, id, query);
          expect(answer.status, `${query}: ${answer.text}`).toBe(400);
          expect(answer.text).toContain("In ru: ");
          expect(answer.text).toContain(`"path":"${target.path.join(".")}"`);
        }
        expect(await status(slug, id)).toBe("draft");
      }
    },
  );

  test("publishing succeeds once the other language is valid, and empty languages do not prevent it", async () => {
    const id = await draftWith("posts", { path: ["title"], value: "x".repeat(400) });
    expect((await publish("posts", id)).status).toBe(400);
    await plant("posts", id, { path: ["title"], value: "Слова" });
    expect((await publish("posts", id)).text).toContain('"_status":"published"');
  });

  test("scheduled publishing fails with an error that names field and language, and the document is unchanged", async () => {
    const id = await draftWith("pages", { path: ["title"], value: "x".repeat(400) });
    const job = await cms.payload.jobs.queue({
      task: "schedulePublish",
      input: {
        type: "publish",
        doc: { relationTo: "pages", value: id },
        user: { relationTo: "users", value: author },
      },
    });
    await cms.payload.jobs.runByID({ id: job.id, overrideAccess: true });
    const ran = await cms.payload.findByID({ collection: "payload-jobs", id: job.id, overrideAccess: true });
    expect(JSON.stringify(ran.log)).toContain("title (ru)");
    expect(await status("pages", id)).toBe("draft");
  });

  test("restoring an invalid published version is refused, and the document is unchanged", async () => {
    const planted = { path: ["title"], value: "x".repeat(400) };
    const id = await draftWith("pages", planted);
    const version = await plant("pages", id, planted, { _status: "published" });
    const restore = () => rest("POST", `/pages/versions/${version}`, { headers });
    const refused = await restore();
    expect(refused.status, refused.text).toBe(400);
    expect(refused.text).toContain("In ru: ");
    expect(await status("pages", id)).toBe("draft");
    await plant("pages", id, { path: ["title"], value: "Слова" });
    const restored = await restore();
    expect(restored.status, restored.text).toBe(200);
    expect(await status("pages", id)).toBe("published");
  });
});

describe("saving", () => {
  const link = (url: string) => ({
    root: {
      ...hostileRichText("").root,
      children: [
        {
          type: "paragraph",
          version: 1,
          children: [{ type: "link", version: 3, fields: { linkType: "custom", url }, children: [] }],
        },
      ],
    },
  });

  test.each(["javascript:alert(1)", "data:text/html,x", "//evil.test", "/\\evil.test"])(
    "a link to %s is refused at its field, in drafts too",
    async (url) => {
      for (const query of ["", "?draft=true"]) {
        const body = { ...NEW.posts("words"), tenant, content: link(url) };
        const inText = await rest("POST", `/posts${query}`, { headers, body });
        expect(inText.status, inText.text).toBe(400);
        expect(inText.text).toContain('"path":"content"');
        const bar = await rest("POST", `/announcements${query}`, {
          headers,
          body: { ...NEW.announcements("words"), tenant, href: url },
        });
        expect(bar.status, bar.text).toBe(400);
        expect(bar.text).toContain('"path":"href"');
      }
      const menu = { footer: [{ heading: "words", items: [{ label: "words", href: url }] }], tenant };
      const answer = await rest("POST", "/navigation", { headers, body: menu });
      expect(answer.status, answer.text).toBe(400);
      expect(answer.text).toContain('"path":"footer.0.items.0.href"');
    },
  );

  test("nodes that the editor cannot create are refused, in drafts too", async () => {
    for (const content of [
      hostileRichText("alert(1)"),
      { root: { children: [{ type: "iframe" }] } },
      "<script>",
    ]) {
      const body = { ...NEW.posts("words"), tenant, content };
      const answer = await rest("POST", "/posts?draft=true", { headers, body });
      expect(answer.status, answer.text).toBe(400);
    }
  });
});
