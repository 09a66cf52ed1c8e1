import { describe, expect, test } from "vitest";
import { editor, payload, product, save, tenants } from "./world";

describe("field ownership", () => {
  test("fields that Medusa owns keep their value, and the response lists the ignored ones", async () => {
    const { id } = await product("prod_1");
    const saved = await save(
      id,
      { medusaId: "prod_2", handle: "mine", variants: [], subtitle: "kept" },
      false,
    );
    expect(saved).toMatchObject({ medusaId: "prod_1", handle: "cup", subtitle: "kept" });
    expect(saved.ignoredFields).toMatchObject([
      { field: "handle" },
      { field: "variants" },
      { field: "medusa id" },
    ]);
  });

  test.each(["create", "update", "delete"] as const)(
    "users cannot %s rows of the mirror",
    async (operation) => {
      const mirror = { collection: "commerce-products", overrideAccess: false, user: editor } as const;
      const where = { medusaId: { equals: "prod_1" } };
      const attempt = {
        create: () =>
          payload.create({ ...mirror, data: { tenant: tenants.a ?? "", medusaId: "x", facts: {} } }),
        update: () => payload.update({ ...mirror, where, data: { facts: {} } }),
        delete: () => payload.delete({ ...mirror, where }),
      };
      await expect(attempt[operation]()).rejects.toMatchObject({ status: 403 });
    },
  );
});
