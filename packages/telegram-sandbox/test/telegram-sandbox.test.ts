import { createServer } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ChatPerson } from "../src/chat-person.js";
import { type BotApiServer, startBotApi } from "../src/start.js";

const TOKEN = "123456789:AAF-test-token-of-some-shop-bot";
let server: BotApiServer;
let person: ChatPerson;
beforeEach(async () => {
  server = await startBotApi({ tokens: [TOKEN] });
  person = await server.person({ first_name: "Emma", language_code: "en" });
  await person.send("/start");
});
afterEach(() => server.stop());

type Answer = {
  ok: boolean;
  result?: unknown;
  error_code?: number;
  description?: string;
  parameters?: unknown;
};

async function call(
  method: string,
  body: object | FormData | URLSearchParams = {},
  token = TOKEN,
): Promise<Answer> {
  const isForm = body instanceof FormData || body instanceof URLSearchParams;
  const response = await fetch(`${server.url}/bot${token}/${method}`, {
    method: "POST",
    ...(isForm ? { body } : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  const answer: Answer = JSON.parse(await response.text());
  expect(response.status).toBe(answer.ok ? 200 : answer.error_code);
  return answer;
}
const say = (extra: object) => call("sendMessage", { chat_id: person.user.id, text: "Hi", ...extra });
const button = (change: object) => ({ reply_markup: { inline_keyboard: [[{ text: "Go", ...change }]] } });
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
  "base64",
);

describe("refused calls", () => {
  test.each([
    ["an unknown token", 401, "Unauthorized", () => call("getMe", {}, "1:AAAAAAAAAAAAAAAAAAAAAAAA")],
    ["an unknown method", 404, "Not Found", () => call("sendTelepathy")],
    ["no chat", 400, "Bad Request: chat_id is empty", () => call("sendMessage", { text: "Hi" })],
    ["a foreign chat", 400, "Bad Request: chat not found", () => say({ chat_id: 1 })],
    ["no text", 400, "Bad Request: message text is empty", () => say({ text: " " })],
    ["4097 characters", 400, "Bad Request: message is too long", () => say({ text: "x".repeat(4097) })],
    [
      "more than 64 bytes on a button",
      400,
      "Bad Request: BUTTON_DATA_INVALID",
      () => say(button({ callback_data: "я".repeat(33) })),
    ],
    [
      "a button without an action",
      400,
      "Bad Request: Text buttons are unallowed in the inline keyboard",
      () => say(button({})),
    ],
    [
      "a button to localhost",
      400,
      "Bad Request: inline keyboard button URL 'http://localhost:9002' is invalid: Wrong HTTP URL",
      () => say(button({ url: "http://localhost:9002" })),
    ],
    [
      "an unclosed tag",
      400,
      `Bad Request: can't parse entities: Can't find end tag corresponding to start tag "b"`,
      () => say({ text: "<b>Hi", parse_mode: "HTML" }),
    ],
    [
      "an unsupported tag",
      400,
      `Bad Request: can't parse entities: Unsupported start tag "p" at byte offset 4`,
      () => say({ text: "Щц<p>Hi</p>", parse_mode: "HTML" }),
    ],
    [
      "crossed tags",
      400,
      `Bad Request: can't parse entities: Unmatched end tag at byte offset 7, expected "</i>", found "</b>"`,
      () => say({ text: "<b><i>x</b></i>", parse_mode: "HTML" }),
    ],
    [
      "an unknown file",
      400,
      "Bad Request: wrong file identifier/HTTP URL specified",
      () => call("sendPhoto", { chat_id: person.user.id, photo: "AgACnothing" }),
    ],
    [
      "an answer to an unknown press",
      400,
      "Bad Request: query is too old and response timeout expired or query ID is invalid",
      () => call("answerCallbackQuery", { callback_query_id: "1" }),
    ],
    [
      "an edit of an unknown message",
      400,
      "Bad Request: message to edit not found",
      () => call("editMessageText", { chat_id: person.user.id, message_id: 99, text: "x" }),
    ],
  ])("a call with %s is refused with %d and Telegram's text", async (_, error_code, description, attempt) => {
    expect(await attempt()).toEqual({ ok: false, error_code, description });
  });

  test("a control call with an invalid body is refused with the same code in the status and the body", async () => {
    const response = await fetch(`${server.url}/control/people`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ first_name: 7 }),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ ok: false, error_code: 400 });
  });

  test("an edit that changes nothing is refused", async () => {
    await say({ text: "<b>Hi</b>", parse_mode: "HTML" });
    const { message_id } = await person.nextMessage();
    const edit = { chat_id: person.user.id, message_id, text: "<b>Hi</b>", parse_mode: "HTML" };
    expect((await call("editMessageText", edit)).description).toContain("message is not modified");
    expect(await call("editMessageText", { ...edit, text: "Hi" })).toMatchObject({ ok: true });
  });

  test("a message to a person who blocked the bot or never wrote to it is refused", async () => {
    const stranger = await server.person({ first_name: "New" });
    expect(await say({ chat_id: stranger.user.id })).toMatchObject({ error_code: 403 });
    await person.block();
    expect(await say({})).toMatchObject({
      error_code: 403,
      description: "Forbidden: bot was blocked by the user",
    });
    await person.unblock();
    expect(await say({})).toMatchObject({ ok: true });
  });

  test("messages above the limit of a chat are refused with the seconds to wait", async () => {
    const answers = [];
    for (let count = 0; count < 11; count += 1) answers.push(await say({ text: `${count}` }));
    expect(answers.slice(0, 10).every(({ ok }) => ok)).toBe(true);
    expect(answers[10]).toEqual({
      ok: false,
      error_code: 429,
      description: "Too Many Requests: retry after 1",
      parameters: { retry_after: 1 },
    });
  });
});

describe("request bodies", () => {
  test("JSON, urlencoded and multipart bodies send the same message", async () => {
    const markup = JSON.stringify(button({ callback_data: "go" }).reply_markup);
    const fields = { chat_id: String(person.user.id), text: "Hi", reply_markup: markup };
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    await say(button({ callback_data: "go" }));
    await call("sendMessage", new URLSearchParams(fields));
    await call("sendMessage", form);
    for (const message of await person.nextMessages(3)) {
      expect(message).toMatchObject({
        text: "Hi",
        reply_markup: { inline_keyboard: [[{ text: "Go", callback_data: "go" }]] },
      });
    }
  });

  test("an uploaded image can be sent again by its file id and downloaded", async () => {
    const form = new FormData();
    form.set("chat_id", String(person.user.id));
    form.set("caption", "<i>A pixel</i>");
    form.set("parse_mode", "HTML");
    form.set("photo", new Blob([new Uint8Array(PIXEL)]), "pixel.png");
    await call("sendPhoto", form);
    const { photo, caption, caption_entities } = await person.nextMessage();
    expect({ caption, caption_entities }).toEqual({
      caption: "A pixel",
      caption_entities: [{ type: "italic", offset: 0, length: 7 }],
    });
    const file_id = photo?.[0]?.file_id;
    expect(await call("sendPhoto", { chat_id: person.user.id, photo: file_id })).toMatchObject({ ok: true });

    const file = await call("getFile", { file_id });
    expect(file.result).toMatchObject({ file_path: "photos/file_0.png", file_size: PIXEL.length });
    const download = await fetch(`${server.url}/file/bot${TOKEN}/photos/file_0.png`);
    expect(Buffer.from(await download.arrayBuffer())).toEqual(PIXEL);
  });

  test("an album of two images arrives as two messages of one group", async () => {
    const form = new FormData();
    form.set("chat_id", String(person.user.id));
    form.set("media", JSON.stringify([1, 2].map((part) => ({ type: "photo", media: `attach://p${part}` }))));
    for (const part of [1, 2]) form.set(`p${part}`, new Blob([new Uint8Array(PIXEL)]), "p.png");
    await call("sendMediaGroup", form);
    const [first, second] = await person.nextMessages(2);
    expect(first?.media_group_id).toBeDefined();
    expect(first?.media_group_id).toBe(second?.media_group_id);
  });
});

describe("delivery of updates", () => {
  type Polled = { result: { update_id: number }[] };
  const poll = async (body: object) => (await call("getUpdates", body)) as Answer & Polled;

  test("an update is returned until a higher offset confirms its id", async () => {
    const [first] = (await poll({})).result;
    expect((await poll({})).result).toHaveLength(1);
    expect((await poll({ offset: (first?.update_id ?? 0) + 1 })).result).toHaveLength(0);
  });

  test("a waiting getUpdates call returns as soon as there is an update", async () => {
    const [first] = (await poll({})).result;
    const waiting = poll({ offset: (first?.update_id ?? 0) + 1, timeout: 20 });
    await person.send("now");
    expect((await waiting).result).toMatchObject([{ message: { text: "now" } }]);
  });

  test("a second getUpdates call ends the first with 409", async () => {
    const [first] = (await poll({})).result;
    const offset = (first?.update_id ?? 0) + 1;
    const waiting = poll({ offset, timeout: 20 });
    await expect.poll(async () => (await server.calls("getUpdates")).length).toBe(2);
    await poll({ offset });
    expect(await waiting).toMatchObject({ error_code: 409 });
  });

  test("a webhook gets updates in order, with the secret, and again until it returns 2xx", async () => {
    const received: { secret: unknown; text: string }[] = [];
    const receiver = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const { message } = JSON.parse(Buffer.concat(chunks).toString());
      received.push({ secret: request.headers["x-telegram-bot-api-secret-token"], text: message.text });
      response.writeHead(received.length === 1 ? 500 : 200).end();
    });
    await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
    const address = receiver.address();
    const port = typeof address === "object" ? address?.port : 0;
    await call("setWebhook", { url: `http://127.0.0.1:${port}/hook`, secret_token: "s3cret" });
    await person.send("second");
    await expect
      .poll(() => received)
      .toEqual([
        { secret: "s3cret", text: "/start" },
        { secret: "s3cret", text: "/start" },
        { secret: "s3cret", text: "second" },
      ]);
    expect(await call("getWebhookInfo")).toMatchObject({
      result: { last_error_message: "Wrong response from the webhook: 500 Internal Server Error" },
    });
    expect(await call("getUpdates")).toMatchObject({ error_code: 409 });
    receiver.close();
  });
});
