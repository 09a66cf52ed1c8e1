import { randomUUID } from "node:crypto";
import { EVENT, type SyncEvent, WEBHOOK_PATHS } from "@tandem/contracts";
import { anyFreePort } from "@tandem/local-servers";
import { signWebhook } from "@tandem/outbox";
import type { ChatPerson } from "@tandem/telegram-sandbox";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SECRET, startWorld, TOKEN, type World } from "./world.js";

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.stop());

const emma = () => world.botApi.person({ first_name: "Emma", language_code: "en" });

/** Asks for help and waits for the answer: by then everything sent before in this chat has been handled. */
async function settle(person: ChatPerson) {
  await person.send("/help");
  await person.nextMessage();
}

describe("from Telegram", () => {
  test("the same update delivered twice is answered once", async () => {
    await world.startBot();
    const person = await emma();
    const update = await person.send("/start");
    await person.nextMessage();
    await world.botApi.repeatUpdate(update.update_id);
    await settle(person);
    const greetings = (await person.messages()).filter(({ text }) => text?.includes("Hello, Emma!"));
    expect(greetings).toHaveLength(1);
  });

  test("one chat is answered in the order it wrote", async () => {
    await world.startBot();
    const person = await emma();
    for (const command of ["/start", "/help", "/language"]) await person.send(command);
    const answers = await person.nextMessages(3);
    expect(answers.map(({ text }) => text)).toEqual([
      expect.stringContaining("Hello, Emma!"),
      expect.stringContaining("How this works"),
      expect.stringContaining("Which language"),
    ]);
  });

  test("429 is honoured: the message comes after the seconds Telegram asked for, once", async () => {
    await world.startBot();
    const person = await emma();
    await world.botApi.failNext({
      method: "sendMessage",
      failure: { code: 429, description: "Too Many Requests: retry after 1", retryAfter: 1 },
    });
    await person.send("/start");
    await person.nextMessage();
    const [refused, sent] = await world.botApi.calls("sendMessage");
    expect(refused?.error?.code).toBe(429);
    expect((sent?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(1000);
    expect(await world.botApi.calls("sendMessage")).toHaveLength(2);
  });

  test.each(["disconnect" as const, { code: 502, description: "Bad Gateway" }])(
    "Telegram failing for a moment delays an answer and loses nothing (%j)",
    async (failure) => {
      await world.startBot();
      const person = await emma();
      await world.botApi.failNext({ method: "sendMessage", times: 2, failure });
      await person.send("/start");
      expect((await person.nextMessage()).text).toContain("Hello, Emma!");
    },
  );

  test("an update accepted but not finished is finished by the next process", async () => {
    const first = await world.startBot();
    const person = await emma();
    await world.botApi.failNext({ method: "sendMessage", times: 1_000, failure: "disconnect" });
    await person.send("/start");
    await expect.poll(() => world.botApi.calls("sendMessage")).not.toHaveLength(0);
    await first.stop();
    await world.botApi.recover();
    await world.startBot();
    expect((await person.nextMessage()).text).toContain("Hello, Emma!");
  });

  test("a person who blocked the bot does not disturb the others", async () => {
    await world.startBot();
    const [gone, person] = [await emma(), await emma()];
    await gone.send("/start");
    await gone.nextMessage();
    await gone.send("/help");
    await gone.block();
    await settle(person);
    await gone.unblock();
    await gone.send("/catalog");
    expect((await gone.nextMessage()).text).toBeDefined();
  });
});

describe("webhook mode", () => {
  const webhookSecret = "a-secret-of-enough-length";

  test("updates come in by webhook with the secret token; without it they are refused", async () => {
    const service = await startInWebhookMode();
    const person = await emma();
    await person.send("/start");
    expect((await person.nextMessage()).text).toContain("Hello, Emma!");

    const forged = { update_id: 1, message: { text: "/start" } };
    for (const token of [undefined, "wrong"]) {
      const answer = await fetch(`${service}/telegram/saffron`, {
        method: "POST",
        headers: token === undefined ? {} : { "x-telegram-bot-api-secret-token": token },
        body: JSON.stringify(forged),
      });
      expect(answer.status).toBe(401);
    }
  });

  test("a repeated delivery is answered once and a malformed one is refused", async () => {
    const service = await startInWebhookMode();
    const person = await emma();
    const update = await person.send("/start");
    await person.nextMessage();
    const deliver = (body: string) =>
      fetch(`${service}/telegram/saffron`, {
        method: "POST",
        headers: { "x-telegram-bot-api-secret-token": webhookSecret },
        body,
      });
    expect((await deliver(JSON.stringify(update))).status).toBe(200);
    expect((await deliver("{")).status).toBe(400);
    expect((await deliver("{}")).status).toBe(400);
    await settle(person);
    expect((await person.messages()).filter(({ text }) => text?.includes("Hello, Emma!"))).toHaveLength(1);
  });

  async function startInWebhookMode(): Promise<string> {
    const port = await anyFreePort();
    const url = `http://127.0.0.1:${port}`;
    await world.startBot({
      PORT: String(port),
      BOT_MODE: "webhook",
      BOT_URL: url,
      BOT_WEBHOOK_SECRET: webhookSecret,
    });
    return url;
  }
});

describe("from Medusa", () => {
  function priceChange(): string {
    const event: SyncEvent = {
      seq: 1,
      type: EVENT.variantUpdated,
      tenant: world.shop.tenant.id,
      entity: "product",
      id: "prod_bowl",
      op: "updated",
      origin: "local",
      correlationId: "price-change-1",
      occurredAt: new Date().toISOString(),
    };
    return JSON.stringify({ type: "batch", timestamp: event.occurredAt, data: { events: [event] } });
  }

  async function postPriceChange(service: string): Promise<void> {
    const body = priceChange();
    const answer = await fetch(`${service}${WEBHOOK_PATHS.medusaToBot}`, {
      method: "POST",
      headers: signWebhook(`msg_${randomUUID()}`, Date.now(), body, [SECRET]),
      body,
    });
    expect(answer.status).toBe(202);
  }

  test("a price change is on the card after its webhook", async () => {
    const service = await world.startBot();
    const person = await emma();
    await person.startLink("p_prod_bowl");
    expect((await person.nextMessage()).caption).toContain("• Small: 90,000 soʻm");

    const small = world.shop.products[0]?.variants[0] ?? expect.fail();
    small.amount = 95_000;
    await postPriceChange(service.url);
    await person.startLink("p_prod_bowl");
    expect((await person.nextMessage()).caption).toContain("• Small: 95,000 soʻm");
  });

  test("an unsigned webhook is refused", async () => {
    const service = await world.startBot();
    const answer = await fetch(`${service.url}${WEBHOOK_PATHS.medusaToBot}`, {
      method: "POST",
      body: priceChange(),
    });
    expect(answer.status).toBe(401);
  });

  test("while the shop is down the last good card is shown and marked as such", async () => {
    const service = await world.startBot();
    const person = await emma();
    await person.startLink("p_prod_bowl");
    expect((await person.nextMessage()).caption).not.toContain("The shop is not answering");
    world.shop.down = true;
    await postPriceChange(service.url);
    await person.startLink("p_prod_bowl");
    const card = (await person.nextMessage()).caption;
    expect(card).toContain("• Small: 90,000 soʻm");
    expect(card).toContain("The shop is not answering right now.");
  });

  test("while the shop cannot be read and nothing is kept, the answer says so in the person's language", async () => {
    world.shop.down = true;
    await world.startBot();
    const person = await world.botApi.person({ first_name: "Алексей", language_code: "ru" });
    await person.send("/start");
    expect((await person.nextMessage()).text).toContain("Каталог сейчас не отвечает");
  });

  test("a suspended shop answers with a notice", async () => {
    world.shop.tenant.status = "suspended";
    await world.startBot();
    const person = await emma();
    await person.send("/catalog");
    expect((await person.nextMessage()).text).toBe(
      "Saffron & Silk is closed for the moment. Please come back later.",
    );
  });
});

describe("process", () => {
  test("without a token the bot is idle, says so in one line, and health still answers", async () => {
    const service = await world.startBot({ BOT_TOKEN: undefined });
    const idle = world.logs.filter((line) => line.includes("No BOT_TOKEN"));
    expect(idle).toHaveLength(1);
    const ready = await fetch(`${service.url}/health/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ checks: { redis: "ok", telegram: "ok" }, telegram: "idle" });
    expect((await fetch(`${service.url}/health/live`)).status).toBe(200);
  });

  test("a token Telegram does not know makes the bot not ready and names the variable", async () => {
    const service = await world.startBot({ BOT_TOKEN: `${TOKEN}-of-somebody-else` });
    await expect.poll(async () => (await fetch(`${service.url}/health/ready`)).status).toBe(503);
    expect(world.logs.some((line) => line.includes("check BOT_TOKEN"))).toBe(true);
  });
});
