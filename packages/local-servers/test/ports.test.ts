import { createServer } from "node:net";
import { expect, test } from "vitest";
import { anyFreePort, isPortFree } from "../src/ports.js";

test("a port is given to one caller only, also when nothing listens there yet", async () => {
  const ports = await Promise.all(Array.from({ length: 300 }, anyFreePort));
  expect(new Set(ports).size).toBe(300);
});

test("a port given is free, and below those that outgoing connections use", async () => {
  const port = await anyFreePort();
  expect(port).toBeLessThan(32_768);
  expect(await isPortFree(port)).toBe(true);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  expect(await isPortFree(port)).toBe(false);
  server.close();
});
