import { EVENT } from "@tandem/contracts";
import { describe, expect, test } from "vitest";
import { apply, editor, facts, log, payload, pool, product, publicState, save, versions } from "./world";

describe("drafts", () => {
  test("a title from Medusa changes the published product and never the pending draft", async () => {
    await apply("product", { id: "prod_d", state: facts("One") });
    const { id } = await product("prod_d");
    await save(id, { title: "One" }, false);
    await save(id, { subtitle: "still thinking" }, true);
    const before = (await versions("prod_d")).at(-1);
    expect(
      await apply("product", {
        id: "prod_d",
        state: facts("Two"),
        shared: { title: { from: "One", to: "Two" } },
      }),
    ).toBe("updated");
    expect((await versions("prod_d")).at(-1)).toEqual(before);
    expect(await product("prod_d")).toMatchObject({
      title: "One",
      subtitle: "still thinking",
      _status: "draft",
    });
    expect(await product("prod_d", false)).toMatchObject({
      title: "Two",
      subtitle: null,
      _status: "published",
    });
    expect(await publicState("prod_d")).toMatchObject({ title: "Two", subtitle: null });
  });

  test("a title from Medusa is announced for a published product and not for a draft", async () => {
    const told = async (id: string) =>
      (
        await pool.query(
          "select topic, op, origin from integration.outbox where entity_id = $1 and origin = 'sync' and op = 'updated'",
          [id],
        )
      ).rows;
    const shared = { title: { from: "Before", to: "After" } };
    for (const id of ["prod_told", "prod_untold"]) await apply("product", { id, state: facts("Before") });
    await save((await product("prod_told")).id, { title: "Before" }, false);
    for (const id of ["prod_told", "prod_untold"])
      expect(await apply("product", { id, state: facts("After"), shared })).toBe("updated");
    expect(await told("prod_told")).toEqual([
      { topic: EVENT.productPublished, op: "updated", origin: "sync" },
    ]);
    expect(await told("prod_untold")).toEqual([]);
  });

  test("publishing a draft with its title unchanged keeps the live title that changed meanwhile", async () => {
    const draft = await product("prod_d");
    const published = await save(
      draft.id,
      { title: draft.title, titleBase: draft.titleBase, subtitle: "done" },
      false,
    );
    expect(published).toMatchObject({ title: "Two", subtitle: "done" });
  });

  test("a shared field that changed since it was read is not overwritten", async () => {
    expect(
      await apply("product", {
        id: "prod_d",
        state: facts("Two"),
        shared: { title: { from: "One", to: "Three" } },
      }),
    ).toBe("stale");
    expect(await publicState("prod_d")).toMatchObject({ title: "Two" });
  });

  test("publishing and unpublishing are announced, saving a draft is not", async () => {
    await apply("product", { id: "prod_t", state: facts("Told") });
    const { id } = await product("prod_t");
    const before = await log();
    await save(id, { subtitle: "a" }, true);
    expect(await log()).toBe(before);
    await save(id, { subtitle: "b" }, false);
    expect(await log()).toBe(before + 1);
    await payload.update({
      collection: "products",
      id,
      data: { _status: "draft" },
      overrideAccess: false,
      user: editor,
    });
    expect(await log()).toBe(before + 2);
    expect(await publicState("prod_t")).toBeNull();
  });
});
