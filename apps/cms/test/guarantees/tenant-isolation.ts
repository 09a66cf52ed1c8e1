import { describe, expect, test } from "vitest";
import { editor, nextNumber, payload, tenants } from "./world";

describe("tenant isolation", () => {
  const asEditor = () => ({ overrideAccess: false, user: editor }) as const;
  const foreignPost = () =>
    payload.create({
      collection: "posts",
      data: { title: "B", slug: `b-${nextNumber()}`, tenant: tenants.b ?? "", _status: "published" },
    });
  const foreignMedia = () =>
    payload.create({
      collection: "media",
      data: {
        tenant: tenants.b ?? "",
        fetchState: "external",
        sourceUrl: `https://b.test/${nextNumber()}.png`,
      },
    });

  test("an editor cannot read, change or delete documents of another tenant", async () => {
    const { id } = await foreignPost();
    await expect(payload.findByID({ collection: "posts", id, ...asEditor() })).rejects.toMatchObject({
      status: 404,
    });
    await expect(
      payload.update({ collection: "posts", id, data: { title: "mine" }, ...asEditor() }),
    ).rejects.toMatchObject({ status: 403 });
    await expect(payload.delete({ collection: "posts", id, ...asEditor() })).rejects.toMatchObject({
      status: 403,
    });
    const { docs } = await payload.find({ collection: "posts", pagination: false, ...asEditor() });
    expect(docs.map((doc) => doc.id)).not.toContain(id);
  });

  test("an editor cannot create a document in another tenant", async () => {
    const data = { title: "x", slug: "smuggled", tenant: tenants.b ?? "" };
    await expect(payload.create({ collection: "posts", data, ...asEditor() })).rejects.toMatchObject({
      status: 403,
    });
  });

  test("no field and no rich text can refer to another tenant's document", async () => {
    const { id: media } = await foreignMedia();
    const own = await payload.create({
      collection: "posts",
      data: { title: "A", slug: `a-${nextNumber()}` },
      ...asEditor(),
    });
    const node = {
      type: "upload",
      version: 3,
      format: "" as const,
      relationTo: "media",
      value: media,
      fields: {},
      id: "1",
    };
    const content = {
      root: { type: "root", version: 1, direction: null, format: "" as const, indent: 0, children: [node] },
    };
    for (const data of [{ cover: media }, { seo: { image: media } }, { content }]) {
      await expect(
        payload.update({ collection: "posts", id: own.id, data, ...asEditor() }),
      ).rejects.toMatchObject({ status: 403 });
    }
  });

  test("a document cannot be moved to another tenant", async () => {
    const own = await payload.create({
      collection: "posts",
      data: { title: "A", slug: `a-${nextNumber()}` },
      ...asEditor(),
    });
    await payload
      .update({ collection: "posts", id: own.id, data: { tenant: tenants.b ?? "" }, ...asEditor() })
      .catch(() => undefined);
    const after = await payload.findByID({ collection: "posts", id: own.id, depth: 0 });
    expect(after.tenant).toBe(tenants.a);
  });

  test.each(["products", "media", "pages", "stores", "users", "tenants", "commerce-products"] as const)(
    "an anonymous caller cannot read %s",
    async (collection) => {
      await expect(payload.find({ collection, overrideAccess: false })).rejects.toMatchObject({
        status: 403,
      });
    },
  );
});
