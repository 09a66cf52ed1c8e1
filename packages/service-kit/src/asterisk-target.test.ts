import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptAsteriskTargets } from "./index.js";

const server = createServer((incoming, response) => response.end(incoming.url));

beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => server.close());

/** Returns the target that the handler of a server sees. */
const seen = (path: string, method = "GET") =>
  new Promise<string>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    request({ host: "127.0.0.1", port, path, method }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => {
        text += chunk.toString();
      });
      response.on("end", () => resolve(text));
    })
      .on("error", reject)
      .end();
  });

test("a server reads an asterisk-form target as a path and leaves every other target unchanged", async () => {
  acceptAsteriskTargets();
  expect(await seen("*")).toBe("/*");
  expect(await seen("*?x", "OPTIONS")).toBe("/*?x");
  for (const target of ["/", "/*", "/a?b=*", "http://shop.test/a"]) expect(await seen(target)).toBe(target);
});
