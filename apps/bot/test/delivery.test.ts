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

/** Sends /help and waits for the reply: by then everything sent earlier in this chat has been handled. */
async function settle(person: ChatPerson) {
  await person.send("/help");
  await person.nextMessage();
}

describe("updates from Telegram", () => {
  test("an update that is delivered twice gets one reply", async () => {
    await world.startBot();
    const person = await emma();
    const update = await person.send("/start");
    await person.nextMessage();
    await world.botApi.repeatUpdate(update.update_id);
    await settle(person);
    const greetings = (await person.messages()).filter(({ text }) => text?.includes("Hello, Emma!"));
    expect(greetings).toHaveLength(1);
  });

  test("the messages of one chat get their replies in order", async () => {
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

  test("after a 429 the message is sent once, after the delay that Telegram requested", async () => {
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
    "a short outage of Telegram delays a reply and loses nothing (%j)",
    async (failure) => {
      await world.startBot();
      const person = await emma();
      await world.botApi.failNext({ method: "sendMessage", times: 2, failure });
      await person.send("/start");
      expect((await person.nextMessage()).text).toContain("Hello, Emma!");
    },
  );

  test("an update that was accepted but not finished is finished by the next process", async () => {
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

  test("a user who blocked the bot does not affect other users", async () => {
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

  test("updates are accepted by webhook with the secret token and refused without it", async () => {
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

  test("a repeated delivery gets one reply and a malformed one is refused", async () => {
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

describe("webhooks from Medusa", () => {
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

  test("a product card shows a new price after its webhook", async () => {
    const service = await world.startBot();
    const person = await emma();
    await person.startLink("p_prod_bowl");
    expect((await person.nextMessage()).caption).toContain("• Small: 90,000\u00a0UZS");

    const small = world.shop.products[0]?.variants[0] ?? expect.fail();
    small.amount = 95_000;
    await postPriceChange(service.url);
    await person.startLink("p_prod_bowl");
    expect((await person.nextMessage()).caption).toContain("• Small: 95,000\u00a0UZS");
  });

  test("an unsigned webhook is refused", async () => {
    const service = await world.startBot();
    const answer = await fetch(`${service.url}${WEBHOOK_PATHS.medusaToBot}`, {
      method: "POST",
      body: priceChange(),
    });
    expect(answer.status).toBe(401);
  });

  test("while the shop is down, the last good card is shown and marked as such", async () => {
    const service = await world.startBot();
    const person = await emma();
    await person.startLink("p_prod_bowl");
    expect((await person.nextMessage()).caption).not.toContain("The shop is unavailable");
    world.shop.down = true;
    await postPriceChange(service.url);
    await person.startLink("p_prod_bowl");
    const card = (await person.nextMessage()).caption;
    expect(card).toContain("• Small: 90,000\u00a0UZS");
    expect(card).toContain("The shop is unavailable right now.");
  });

  test("while the shop cannot be read and no copy is kept, a notice is sent in the user's language", async () => {
    world.shop.down = true;
    await world.startBot();
    const person = await world.botApi.person({ first_name: "Алексей", language_code: "ru" });
    await person.send("/start");
    expect((await person.nextMessage()).text).toContain("Каталог сейчас не отвечает");
  });

  test("a suspended shop replies with a notice", async () => {
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
  test("without a token the bot is idle, logs that once, and is healthy", async () => {
    const service = await world.startBot({ BOT_TOKEN: undefined });
    const idle = world.logs.filter((line) => line.includes("No BOT_TOKEN"));
    expect(idle).toHaveLength(1);
    const ready = await fetch(`${service.url}/health/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ checks: { redis: "ok", telegram: "ok" }, telegram: "idle" });
    expect((await fetch(`${service.url}/health/live`)).status).toBe(200);
  });

  test("a token that Telegram rejects makes the bot not ready, and the log names the variable", async () => {
    const service = await world.startBot({ BOT_TOKEN: `${TOKEN}-of-another-bot` });
    await expect.poll(async () => (await fetch(`${service.url}/health/ready`)).status).toBe(503);
    expect(world.logs.some((line) => line.includes("check BOT_TOKEN"))).toBe(true);
  });
});
