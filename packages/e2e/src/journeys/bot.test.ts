import { buttonsOf, createBotApiClient } from "@tandem/telegram-sandbox";
import { beforeAll, describe, expect, test } from "vitest";
import { enterWorld, type World } from "../support/world.ts";

let world: World;
beforeAll(async () => {
  world = await enterWorld();
});

describe("A buyer in Telegram", () => {
  test.each([
    ["en", /catalog/i],
    ["ru", /каталог/i],
    ["uz", /katalog/i],
  ])("a buyer is greeted in %s and reaches products with two taps", async (language, catalog) => {
    const chat = createBotApiClient(world.stack.urls.botApi);
    const person = await chat.person({ first_name: "Dilnoza", language_code: language });
    await person.send("/start");
    const greeting = await person.nextMessage();
    const button = buttonsOf(greeting).find((entry) => catalog.test(entry.text));
    expect(button, JSON.stringify(greeting)).toBeDefined();
    await person.press(button?.text ?? "");

    const categories = await person.nextEdit();
    const category = buttonsOf(categories)[0];
    expect(category, JSON.stringify(categories)).toBeDefined();
    await person.press(category?.text ?? "");
    const card = await person.nextMessage();
    expect(card.caption ?? card.text).toMatch(/\d/);
  });

  test("each product card has a photo uploaded by the bot", async () => {
    const chat = createBotApiClient(world.stack.urls.botApi);
    const person = await chat.person({ first_name: "Aziz", language_code: "en" });
    await person.send("/catalog");
    const categories = await person.nextMessage();
    await person.press(buttonsOf(categories)[0]?.text ?? "");
    const card = await person.nextMessage();
    expect(card.photo?.length).toBeGreaterThan(0);
  });
});
