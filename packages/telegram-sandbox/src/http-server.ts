import { createReadStream } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { ZodError } from "zod";
import { controlRoute } from "./control.js";
import { METHODS } from "./methods/index.js";
import { readBody, readCallInput } from "./request-body.js";
import { TelegramError, unknownMethod } from "./telegram-error.js";
import type { RecordedCall } from "./wire.js";
import type { World } from "./world.js";

const PAGE: Record<string, { file: string; type: string }> = {
  "/": { file: "index.html", type: "text/html; charset=utf-8" },
  "/chat.js": { file: "chat.js", type: "text/javascript; charset=utf-8" },
  "/chat.css": { file: "chat.css", type: "text/css; charset=utf-8" },
};
/** Beside the sources, so that it is found from `src` and from `dist` alike. */
const PAGE_FOLDER = new URL("../src/web/", import.meta.url);
const MAX_CALLS = 10_000;

/** Creates the HTTP server of a world: `/bot<token>/<method>`, `/file/bot<token>/…`, `/control/…`, the chat page, health. */
export function createHttpServer(world: World, stopping: AbortSignal) {
  return createServer((request, response) => {
    handle(world, request, response, stopping).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else answerError(response, error);
    });
  });
}

async function handle(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  stopping: AbortSignal,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://server");
  const hangUp = new AbortController();
  response.on("close", () => hangUp.abort());
  const closed = AbortSignal.any([stopping, hangUp.signal]);

  const call = /^\/bot([^/]+)\/(\w+)\/?$/.exec(decodeURIComponent(url.pathname));
  if (call !== null) {
    await handleCall(world, call[1] ?? "", call[2] ?? "", request, response, url.searchParams, closed);
    return;
  }
  const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(decodeURIComponent(url.pathname));
  if (file !== null) {
    const bot = world.bot(file[1] ?? "");
    const stored = [...world.files.values()].find(
      (candidate) => candidate.botId === bot.user.id && candidate.path === file[2],
    );
    if (stored === undefined) throw unknownMethod();
    response.writeHead(200, { "content-type": "application/octet-stream" }).end(stored.bytes);
    return;
  }
  const picture = /^\/control\/files\/([\w-]+)$/.exec(url.pathname)?.[1];
  if (picture !== undefined) {
    const stored = world.files.get(picture);
    if (stored === undefined) throw unknownMethod();
    const type = stored.path.endsWith(".jpg") ? "jpeg" : stored.path.slice(stored.path.lastIndexOf(".") + 1);
    response
      .writeHead(200, { "content-type": `image/${type}`, "cache-control": "max-age=86400" })
      .end(stored.bytes);
    return;
  }
  const control = controlRoute(request.method ?? "GET", url.pathname);
  if (control !== null) {
    const body = request.method === "POST" ? parseControlBody(request, await readBody(request)) : undefined;
    answer(response, 200, await control({ world, query: url.searchParams, body, closed }));
    return;
  }
  if (url.pathname === "/health/live" || url.pathname === "/health/ready") {
    answer(response, 200, { status: "ok" });
    return;
  }
  const page = PAGE[url.pathname];
  if (page === undefined) throw unknownMethod();
  response.writeHead(200, {
    "content-type": page.type,
    "content-security-policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'",
    "cache-control": "no-cache",
  });
  createReadStream(new URL(page.file, PAGE_FOLDER)).pipe(response);
}

async function handleCall(
  world: World,
  token: string,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
  closed: AbortSignal,
): Promise<void> {
  const { fields, files } = await readCallInput(request, query);
  const known = METHODS.get(name.toLowerCase());
  const record: RecordedCall = {
    method: known?.name ?? name,
    params: {
      ...fields,
      ...Object.fromEntries([...files].map(([part, { name: file }]) => [part, `<${file}>`])),
    },
    at: Date.now(),
    ok: true,
  };
  if (world.calls.length < MAX_CALLS) world.calls.push(record);
  try {
    const bot = world.bot(token);
    if (known === undefined) throw unknownMethod();
    const fault = world.takeFault(known.name);
    if (fault === "disconnect") {
      record.ok = false;
      request.socket.destroy();
      return;
    }
    if (fault !== null) throw new TelegramError(fault.code, fault.description, fault.retryAfter);
    const result = await known.run({ world, bot, files, closed }, fields);
    answer(response, 200, { ok: true, result });
  } catch (error) {
    record.ok = false;
    if (error instanceof TelegramError) record.error = { code: error.code, description: error.message };
    throw error;
  }
}

/** Accepts JSON bodies only: a page of another site cannot send one without a preflight, which fails. */
function parseControlBody(request: IncomingMessage, body: Buffer): unknown {
  if (!(request.headers["content-type"] ?? "").startsWith("application/json")) {
    throw new TelegramError(415, "Send application/json");
  }
  try {
    return body.length === 0 ? {} : JSON.parse(body.toString("utf8"));
  } catch {
    throw new TelegramError(400, "The body is not JSON");
  }
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function answerError(response: ServerResponse, error: unknown): void {
  if (error instanceof TelegramError) {
    answer(response, error.code, {
      ok: false,
      error_code: error.code,
      description: error.message,
      ...(error.retryAfter === undefined ? {} : { parameters: { retry_after: error.retryAfter } }),
    });
    return;
  }
  const invalid = error instanceof ZodError;
  if (!invalid) console.error(error);
  const error_code = invalid ? 400 : 500;
  const description = invalid ? error.message : "Internal Server Error";
  answer(response, error_code, { ok: false, error_code, description });
}
