import { expect, it } from "vitest";
import { layoutOf, themeStyle } from "./theme";

const theme = (colors: Record<string, string>, radius = "12px") => ({
  theme: {
    preset: "",
    colors,
    radius,
    fonts: { heading: "Cormorant", body: "?" },
    layout: { cards: "sharp" },
  },
});

it("a theme accepts colours and lengths and nothing that could end a CSS declaration", () => {
  const style = themeStyle(theme({ primary: "#b9532f", text: "red;background:url(//x)" }, "1px}body{"));
  expect(style["--shop-primary"]).toBe("#b9532f");
  expect(style["--shop-text"]).toBe("#1c1917");
  expect(style["--shop-radius"]).toBe("8px");
  expect(style["--shop-font-heading"]).toContain("Cormorant");
});

it("unknown layout choices fall back to the defaults", () => {
  expect(layoutOf(theme({}))).toEqual({
    header: "centered",
    hero: "editorial",
    cards: "sharp",
    density: "airy",
  });
});
