import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import {
  CORRELATION_HEADER,
  createServiceClient,
  runWithCorrelation,
  type ServiceSettings,
} from "./index.js";

interface Answer {
  status: number;
  body: string;
  headers?: Record<string, string>;
}

let server: Server;
let url: string;
let answer: Answer | "silence";
let received: { request: IncomingMessage; body: string }[];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    received.push({ request, body });
    if (answer === "silence") return;
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  received = [];
  answer = { status: 200, body: '{"ok":true}' };
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const client = (over: Partial<ServiceSettings> = {}) =>
  createServiceClient({
    name: "Payload",
    url: `${url}/`,
    tokens: { get: async () => "token" },
    timeoutMs: 5_000,
    ...over,
  });
const call = (over: Partial<ServiceSettings> = {}) =>
  client(over).call({
    method: "POST",
    path: "/api/x",
    body: { a: 1 },
    response: z.object({ ok: z.boolean() }),
  });

describe("createServiceClient", () => {
  test("a call carries token, correlation id, query and JSON", async () => {
    await runWithCorrelation("0123456789abcdef", () =>
      client().call({
        method: "POST",
        path: "/api/x",
        query: { page: 2, missing: undefined },
        body: { a: 1 },
        response: z.unknown(),
      }),
    );
    const [{ request, body } = { request: undefined, body: "" }] = received;
    expect(request?.url).toBe("/api/x?page=2");
    expect(request?.headers).toMatchObject({
      authorization: "Bearer token",
      [CORRELATION_HEADER]: "0123456789abcdef",
      "content-type": "application/json",
    });
    expect(JSON.parse(body)).toEqual({ a: 1 });
  });

  test.each<[string, Partial<ServiceSettings>, Answer | "silence"]>([
    ["the service cannot be reached", { url: "http://127.0.0.1:1" }, "silence"],
    ["the service does not respond in time", { timeoutMs: 50 }, "silence"],
    ["the service is not ready", {}, { status: 503, body: "" }],
    ["no token can be obtained", { tokens: { get: () => Promise.reject(new Error("no")) } }, "silence"],
  ])("a call fails as unavailable when %s", async (_, over, given) => {
    answer = given;
    await expect(call(over)).rejects.toMatchObject({ code: "unavailable" });
  });

  test.each([
    [400, "invalid_input"],
    [404, "not_found"],
    [409, "conflict"],
    [422, "unprocessable"],
  ])("a refusal with %i is passed on with the message of the service", async (status, code) => {
    answer = { status, body: JSON.stringify({ code, message: "`a` must be a text." }) };
    await expect(call()).rejects.toMatchObject({ code, message: "`a` must be a text." });
  });

  test.each([
    ["a status of 500", { status: 500, body: "<html>" }],
    ["a status of 401", { status: 401, body: "" }],
    [
      "a redirect, which is not followed",
      { status: 302, body: "", headers: { location: "http://127.0.0.1:1" } },
    ],
    ["JSON of another shape", { status: 200, body: '{"ok":"yes"}' }],
    ["a body that is not JSON", { status: 200, body: "<html>" }],
  ])("a call fails as upstream_failed after %s", async (_, given) => {
    answer = given;
    await expect(call()).rejects.toMatchObject({ code: "upstream_failed" });
  });
});
