import { buttonsOf, type Message } from "@tandem/telegram-sandbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startWorld, type World } from "./world.js";

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.startBot();
});
afterAll(() => world.stop());

const words = (message: Message) => message.text ?? message.caption ?? "";

describe("greeting", () => {
  test.each([
    ["uz", "Assalomu alaykum, Dilnoza!", "🛍 Katalog"],
    ["ru", "Здравствуйте, Dilnoza!", "🛍 Каталог"],
    ["en-GB", "Hello, Dilnoza!", "🛍 Catalog"],
    ["kk", "Здравствуйте, Dilnoza!", "🛍 Каталог"],
    ["fr", "Hello, Dilnoza!", "🛍 Catalog"],
  ])("/start greets in the shop's name and in the language of a %s profile", async (tag, hello, button) => {
    const person = await world.botApi.person({ first_name: "Dilnoza", language_code: tag });
    await person.send("/start");
    const greeting = await person.nextMessage();
    expect(greeting.text).toContain("Saffron & Silk");
    expect(greeting.text).toContain(hello);
    expect(buttonsOf(greeting).map(({ text }) => text)).toContain(button);
  });

  test("a user name with markup is shown as plain text", async () => {
    const person = await world.botApi.person({ first_name: "<b>Bo & Co</b>", language_code: "en" });
    await person.send("/start");
    expect((await person.nextMessage()).text).toContain("Hello, <b>Bo & Co</b>!");
  });
});

describe("language", () => {
  test("a chosen language overrides the language of the profile", async () => {
    const person = await world.botApi.person({ first_name: "Emma", language_code: "en" });
    await person.send("/language");
    await person.nextMessage();
    await person.press("Oʻzbekcha");
    expect((await person.nextEdit()).text).toBe("Endi oʻzbekcha gaplashamiz.");
    await person.send("/help");
    expect((await person.nextMessage()).text).toContain("Bu qanday ishlaydi");
  });
});

describe("catalog", () => {
  test("products with image, price and stock are two taps from /start", async () => {
    const person = await world.botApi.person({ first_name: "Emma", language_code: "en" });
    await person.send("/start");
    await person.nextMessage();

    await person.press("Catalog");
    const menu = await person.nextEdit();
    expect(buttonsOf(menu).map(({ text }) => text)).toEqual(
      expect.arrayContaining(["Tableware", "Textiles", "All products"]),
    );

    await person.press("Tableware");
    const [bowl, teapot, plate, end] = await person.nextMessages(4);
    expect(bowl).toMatchObject({
      caption: "Rishtan bowl <blue & white>\nfrom 90,000\u00a0UZS · In stock",
      photo: [{ width: 1, height: 1 }],
    });
    expect(teapot).toMatchObject({ caption: "Teapot\n210,000\u00a0UZS · Sold out", photo: [{}] });
    expect(plate, "a product whose image is missing is sent as text").toMatchObject({
      text: "Plate\n60,000\u00a0UZS · In stock",
    });
    expect(end?.text).toBe("That is everything: 3 products.");
  });

  test("details show every variant's price and stock and a link to the shop in the same message", async () => {
    const person = await world.botApi.person({ first_name: "Emma", language_code: "en" });
    await person.send("/start p_prod_bowl");
    const card = await person.nextMessage();
    expect(words(card)).toContain("Thrown and glazed by hand in Rishtan.");
    expect(words(card)).toContain("• Small: 90,000\u00a0UZS, in stock\n• Large: 140,000\u00a0UZS, 2 left");
    expect(buttonsOf(card)).toContainEqual({
      text: "Buy in the shop",
      url: "http://saffron.localhost:9002/en/products/prod_bowl",
    });
    await person.press("Less");
    expect(words(await person.nextEdit())).toBe(
      "Rishtan bowl <blue & white>\nfrom 90,000\u00a0UZS · In stock",
    );
    await person.press("Details");
    expect(words(await person.nextEdit())).toBe(words(card));
  });

  test("a long category is sent in pages, and a second press for the same page sends nothing twice", async () => {
    const person = await world.botApi.person({ first_name: "Emma", language_code: "en" });
    await person.startLink("c_pcat_textiles");
    const first = await person.nextMessages(6);
    expect(first.map(words)).toEqual([
      ...[1, 2, 3, 4, 5].map((number) => expect.stringContaining(`Scarf ${number}\n`)),
      "Textiles · 1–5 of 7",
    ]);
    const more = buttonsOf(first[5] ?? expect.fail()).find(({ text }) => text === "Show 2 more");
    const pressMore = () =>
      person.press({ message: first[5] ?? expect.fail(), data: more?.callback_data ?? "" });
    await pressMore();
    const second = await person.nextMessages(3);
    expect(second.map(words)).toEqual([
      expect.stringContaining("Scarf 6\n"),
      expect.stringContaining("Scarf 7\n"),
      "That is everything: 7 products.",
    ]);
    const again = await pressMore();
    expect(await again.answer()).toEqual({ text: "These are already shown below.", show_alert: false });
    expect((await person.messages()).filter((message) => words(message).startsWith("Scarf 6"))).toHaveLength(
      1,
    );
  });

  test("an image is uploaded once and afterwards sent by its file id", async () => {
    const person = await world.botApi.person({ first_name: "Emma", language_code: "en" });
    for (let time = 0; time < 2; time += 1) {
      await person.startLink("p_prod_scarf_7");
      await person.nextMessage();
    }
    const photos = await world.botApi.calls("sendPhoto");
    const sent = photos.filter(({ params }) => String(params.caption).includes("Scarf 7"));
    const uploads = sent.filter(({ params }) => String(params.photo).startsWith("attach://"));
    expect(uploads).toHaveLength(1);
    expect(sent.at(-1)?.params.photo).toMatch(/^AgAC/);
  });

  test("a file id that Telegram rejects is replaced by a new upload", async () => {
    const person = await world.botApi.person({ first_name: "Emma", language_code: "en" });
    await person.startLink("p_prod_scarf_6");
    await person.nextMessage();
    await world.botApi.failNext({
      method: "sendPhoto",
      failure: { code: 400, description: "Bad Request: wrong file identifier/HTTP URL specified" },
    });
    await person.startLink("p_prod_scarf_6");
    expect(await person.nextMessage()).toMatchObject({ photo: [{ width: 1 }] });
  });

  test("a link to a product that is no longer on sale gets a notice", async () => {
    const person = await world.botApi.person({ first_name: "Emma", language_code: "en" });
    await person.startLink("p_prod_never");
    expect((await person.nextMessage()).text).toBe("This product is no longer on sale.");
  });
});

describe("invalid input", () => {
  test("an unknown command and free text get different replies with a menu", async () => {
    const person = await world.botApi.person({ first_name: "Emma", language_code: "en" });
    await person.send("/nonsense");
    const unknown = await person.nextMessage();
    expect(unknown.text).toBe("I don’t know this command.");
    expect(buttonsOf(unknown).length).toBeGreaterThan(0);
    await person.send("hello?");
    expect((await person.nextMessage()).text).toContain("I understand buttons and commands only.");
  });

  test.each(["cat|pcat_tableware.forged00", "cat|pcat_tableware", "#gone", "💥"])(
    "a stale or forged button gets a notice: %s",
    async (data) => {
      const person = await world.botApi.person({ first_name: "Emma", language_code: "en" });
      await person.send("/start");
      const message = await person.nextMessage();
      const press = await person.press({ message, data });
      expect((await press.answer()).text).toBe("This button is no longer valid. Please choose again.");
    },
  );

  test("every button stays within Telegram's 64 bytes", async () => {
    const calls = await world.botApi.calls();
    expect(calls.filter(({ error }) => error?.description.includes("BUTTON_DATA_INVALID"))).toEqual([]);
  });
});
