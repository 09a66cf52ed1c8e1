import { AppError } from "@tandem/contracts";
import { CORRELATION_HEADER } from "@tandem/service-kit";
import { describe, expect, test } from "vitest";
import { useWorld } from "@/testing/world";
import { route } from "./route";

await useWorld();
const call = (outcome: () => Promise<Response>, headers: Record<string, string> = {}) =>
  route(outcome)(new Request("https://cup.shops.test/api/x", { headers }));
const fail = (error: unknown) => () => Promise.reject(error);

describe("a route", () => {
  test("its responses are stored nowhere and name the request in the logs", async () => {
    const { headers } = await call(async () => new Response("ok"));
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get(CORRELATION_HEADER)).toMatch(/\S/);
  });

  test("a correlation id of the caller is kept", async () => {
    const given = { [CORRELATION_HEADER]: "order-4711" };
    expect((await call(async () => new Response("ok"), given)).headers.get(CORRELATION_HEADER)).toBe(
      "order-4711",
    );
  });

  test("a refusal has the status of its code and a text that names the problem", async () => {
    const response = await call(
      fail(new AppError("not_found", "Shop not found. Check the host of the URL.")),
    );
    expect([response.status, await response.json()]).toEqual([
      404,
      expect.objectContaining({ code: "not_found", message: "Shop not found. Check the host of the URL." }),
    ]);
  });

  test("an unexpected error reveals nothing of its cause", async () => {
    const response = await call(fail(new Error("connect ECONNREFUSED redis://secret@10.0.0.1")));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toMatch(/redis|secret|10\.0/);
  });

  test("a caller with too many calls is told how long to wait", async () => {
    const details = { retry_after: 17 };
    const response = await call(fail(new AppError("rate_limited", "Too many requests.", { details })));
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "17"]);
  });
});
