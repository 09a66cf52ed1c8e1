import { describe, expect, test } from "vitest";
import { formatMoney, formatMoneyRange } from "./money.js";

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe("formatMoney", () => {
  test.each([
    [45, "usd", "en", "$45"],
    [18.5, "usd", "en", "$18.50"],
    [1234.5, "eur", "ru", "1 234,50 €"],
    [90_000, "uzs", "en", "90,000 UZS"],
    [90_000, "uzs", "ru", "90 000 сум"],
    [90_000, "UZS", "uz", "90 000 so‘m"],
    [90_000.4, "uzs", "uz", "90 000 so‘m"],
    [0, "usd", "en", "$0"],
  ] as const)("%s %s in %s is written %s", (amount, currency, locale, written) => {
    expect(plain(formatMoney(amount, currency, locale))).toBe(written);
  });
});

describe("formatMoneyRange", () => {
  test("a range compares amounts as numbers and names the lowest and the highest", () => {
    expect(formatMoneyRange([100, 9, 50], "usd", "en")).toBe("$9 – $100");
  });

  test("equal amounts are one price", () => {
    expect(formatMoneyRange([12.5, 12.5], "usd", "en")).toBe("$12.50");
  });
});
