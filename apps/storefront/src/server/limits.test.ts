import { describe, expect, test } from "vitest";
import { useWorld } from "@/testing/world";
import { countCall, type Limited, refusedWebhooks } from "./limits";

await useWorld();
const from = (address: string) => new Headers({ "x-forwarded-for": address });
const count = async (times: number, what: Limited, address: string, tenant: string) => {
  for (let call = 0; call < times; call += 1) await countCall(what, from(address), tenant);
};

describe("limits per minute, while Redis is down", () => {
  test.each<[Limited, number]>([
    ["sign-on", 60],
    ["write", 120],
    ["logout", 120],
  ])(
    "an IP address gets %s %d times in a shop and is then refused with the seconds to wait",
    async (what, most) => {
      await count(most, what, "203.0.113.1", "ten_cup");
      await expect(countCall(what, from("203.0.113.1"), "ten_cup")).rejects.toMatchObject({
        code: "rate_limited",
        details: { retry_after: expect.any(Number) },
      });
    },
  );

  test("a refused caller is still served in another shop, for another thing and from another IP address", async () => {
    await count(60, "sign-on", "203.0.113.3", "ten_cup");
    await expect(countCall("sign-on", from("203.0.113.3"), "ten_cup")).rejects.toThrow();
    await countCall("sign-on", from("203.0.113.3"), "ten_tea");
    await countCall("webhook", from("203.0.113.3"), "ten_cup");
    await countCall("sign-on", from("203.0.113.4"), "ten_cup");
  });

  test("many IP addresses together cannot begin more than 1,200 sign-ins in a shop", async () => {
    for (let address = 0; address < 20; address += 1)
      await count(60, "sign-on", `198.51.100.${address}`, "ten_pan");
    await expect(countCall("sign-on", from("198.51.100.99"), "ten_pan")).rejects.toMatchObject({
      code: "rate_limited",
    });
  });

  test("60 refused webhooks block their sender and no other", async () => {
    for (let call = 0; call < 60; call += 1) await refusedWebhooks().take("203.0.113.9");
    await expect(refusedWebhooks().check("203.0.113.9")).rejects.toMatchObject({ code: "rate_limited" });
    await refusedWebhooks().check("203.0.113.8");
  });
});
