import { describe, expect, test } from "vitest";
import { call, editor, graphql, ORIGIN, tenant } from "./edge";

const sized = (bytes: number) => JSON.stringify({ title: "x".repeat(bytes) });

describe("request bodies", () => {
  const json = { "content-type": "application/json" };
  /** Returns a streamed body, whose size is not declared. */
  const inPieces = (megabytes: number) => {
    let left = megabytes;
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        if (left === 0) return controller.close();
        left -= 1;
        controller.enqueue(new Uint8Array(1024 * 1024).fill(32));
      },
    });
  };

  test("a body without credentials cannot be larger than 64 KB", async () => {
    const told = { ...json, "content-length": "70000" };
    expect((await call("POST", "users/login", { headers: told, body: sized(70_000) })).status).toBe(413);
    expect((await call("POST", "users/login", { headers: json, body: sized(70_000) })).status).toBe(413);
    expect((await call("POST", "users/login", { headers: json, body: inPieces(1) })).status).toBe(413);
    const form = new FormData();
    form.set("file", new File([new Uint8Array(100_000)], "a.png"));
    expect((await call("POST", "media", { body: form })).status).not.toBe(201);
    const query = await graphql.POST(
      new Request(`${ORIGIN}/api/graphql`, { method: "POST", headers: json, body: sized(70_000) }),
      undefined,
    );
    expect(query.status).toBe(413);
  });

  test("a body of a signed-in user cannot be larger than the largest upload", async () => {
    const headers = { ...json, ...(await editor.session()) };
    expect((await call("POST", "posts", { headers, body: inPieces(40) })).status).toBe(413);
    const small = JSON.stringify({ title: "x", slug: "cups", tenant });
    const kept = await call("POST", "posts", { headers, body: small });
    expect(kept.status, await kept.text()).toBe(201);
  });
});
