import { describe, expect, test } from "vitest";
import { checkReadiness, readBody, within } from "./index.js";

describe("checkReadiness", () => {
  test("a service is ready when every dependency is", async () => {
    const ask = async () => 1;
    expect(await checkReadiness({ database: ask, redis: ask })).toEqual({
      status: "ok",
      checks: { database: "ok", redis: "ok" },
    });
  });

  test("a dependency that fails and one that does not respond are named as unavailable", async () => {
    const readiness = await checkReadiness({
      database: async () => 1,
      redis: () => Promise.reject(new Error("refused")),
      queue: () => new Promise(() => undefined),
    });
    expect(readiness).toEqual({
      status: "unavailable",
      checks: { database: "ok", redis: "unavailable", queue: "unavailable" },
    });
  });
});

test("work that exceeds its time limit fails as unavailable, other work settles unchanged", async () => {
  await expect(within(20, new Promise(() => undefined))).rejects.toMatchObject({ code: "unavailable" });
  await expect(within(1_000, Promise.resolve(1))).resolves.toBe(1);
  await expect(within(1_000, Promise.reject(new TypeError("x")))).rejects.toThrow(TypeError);
});

describe("readBody", () => {
  const bodyOf = (text: string) => new Request("http://test", { method: "POST", body: text }).body;

  test("a body is read whole up to the limit", async () => {
    expect(String(await readBody(bodyOf("пиала"), 10))).toBe("пиала");
    expect(String(await readBody(null, 10))).toBe("");
  });

  test("a body above the limit is refused without being read to its end", async () => {
    let read = 0;
    async function* endless() {
      for (;;) {
        read += 1;
        yield Buffer.alloc(4);
      }
    }
    await expect(readBody(endless(), 10)).rejects.toMatchObject({ code: "too_large" });
    expect(read).toBe(3);
  });
});
