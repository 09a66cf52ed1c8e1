import { describe, expect, test } from "vitest";
import { apply, facts, pool, product, publicState, save, targets, versions } from "./world";

describe("facts from Medusa", () => {
  test("facts create one mirror row and one draft stub, however often they are sent", async () => {
    expect(await apply("product", { id: "prod_1", state: facts("Cup") })).toBe("created");
    expect(await apply("product", { id: "prod_1", state: facts("Cup") })).toBe("unchanged");
    expect(await product("prod_1")).toMatchObject({ title: "Cup", _status: "draft", handle: "cup" });
    expect(await versions("prod_1")).toHaveLength(1);
    expect(await publicState("prod_1")).toBeNull();
  });

  test("facts older than the applied revision are not written", async () => {
    await apply("product", { id: "prod_old", state: facts("New") }, 1_000_000);
    expect(await apply("product", { id: "prod_old", state: facts("Old") }, 999_999)).toBe("stale");
  });

  test("facts of an unknown tenant are stale, and invalid facts are rejected", async () => {
    expect(await apply("product", { tenant: "ten_x", id: "prod_x", state: facts("X") })).toBe("stale");
    expect(await apply("product", { id: "prod_y", state: { title: "no facts" } })).toBe("rejected");
  });

  test("facts changed manually in SQL change the hash and can be repaired", async () => {
    await apply("product", { id: "prod_drift", state: facts("Drift") });
    const read = async () =>
      (
        await targets.readTargets(pool, { entity: "product", refs: [{ tenant: "ten_a", id: "prod_drift" }] })
      )[0];
    const before = await read();
    await pool.query(
      `update commerce_products set facts = facts || '{"handle":"hacked"}' where medusa_id = 'prod_drift'`,
    );
    expect((await read())?.hash).not.toBe(before?.hash);
    expect(await apply("product", { id: "prod_drift", state: facts("Drift") })).toBe("updated");
    expect((await read())?.hash).toBe(before?.hash);
  });

  test("a product deleted in Medusa is archived and can be restored with its content", async () => {
    await apply("product", { id: "prod_gone", state: facts("Gone") });
    await save((await product("prod_gone")).id, { title: "Gone" }, false);
    expect(await publicState("prod_gone")).not.toBeNull();
    expect(await apply("product", { id: "prod_gone", op: "archive" })).toBe("archived");
    expect(await publicState("prod_gone")).toBeNull();
    expect((await product("prod_gone")).archivedAt).toBeTruthy();
    expect(await apply("product", { id: "prod_gone", state: facts("Gone") })).toBe("updated");
    expect(await publicState("prod_gone")).not.toBeNull();
  });

  test("no write of the sync is logged as a local change, also when it changes what is published", async () => {
    await apply("product", { id: "prod_echo", state: facts("Echo") });
    await save((await product("prod_echo")).id, { title: "Echo" }, false);
    const origins = async () =>
      (await pool.query("select origin from integration.outbox where entity_id = 'prod_echo' order by seq"))
        .rows;
    const before = await origins();
    await apply("product", { id: "prod_echo", state: { ...facts("Echo"), tags: ["silk"] } });
    await apply("product", {
      id: "prod_echo",
      state: facts("Changed"),
      shared: { title: { from: "Echo", to: "Changed" } },
    });
    const logged = (await origins()).slice(before.length);
    expect(logged.length).toBeGreaterThan(0);
    expect(new Set(logged.map(({ origin }) => origin))).toEqual(new Set(["sync"]));
  });
});
