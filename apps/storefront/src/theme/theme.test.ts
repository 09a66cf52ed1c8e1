import { describe, expect, it, test } from "vitest";
import { fontStack } from "./fonts";
import { layoutOf, themeStyle } from "./theme";

const theme = (colors: Record<string, string>, radius = "12px", more: object = {}) => ({
  theme: {
    preset: "",
    colors,
    radius,
    fonts: { heading: "Cormorant", body: "?" },
    layout: { cards: "sharp" },
    ...more,
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

describe("colours", () => {
  test.each(["#fff", "#b9532fcc", "rgb(1 2 3 / 50%)", "hsl(20deg, 10%, 30%)", "oklch(0.6 0.1 30)", "tomato"])(
    "a shop may choose %s",
    (color) => expect(themeStyle(theme({ on_primary: color }))["--shop-on-primary"]).toBe(color),
  );

  test.each([
    "url(//evil.test)",
    "var(--x)",
    "expression(alert(1))",
    "rgb(1,2,3);x:y",
    "#12",
    "",
    "red}",
    "rgb(1 2 3) url(x)",
  ])("%j is not a colour and leaves the neutral one", (color) => {
    expect(themeStyle(theme({ accent: color }))["--shop-accent"]).toBe("#b45309");
  });

  test("a shop without a theme has every colour, so that no text is invisible", () => {
    const style = themeStyle({ theme: null });
    const names = ["background", "surface", "text", "muted", "primary", "on-primary", "accent", "border"];
    expect(Object.keys(style)).toEqual(expect.arrayContaining(names.map((name) => `--shop-${name}`)));
    expect(style["--shop-background"]).not.toBe(style["--shop-text"]);
  });
});

test.each([
  ["4", "4px"],
  ["0", "0px"],
  ["1.5rem", "1.5rem"],
  ["12px", "12px"],
  ["50%", "8px"],
  ["-3px", "8px"],
  ["calc(1px)", "8px"],
])("a radius of %s rounds corners by %s", (radius, shown) => {
  expect(themeStyle(theme({}, radius))["--shop-radius"]).toBe(shown);
});

describe("layouts", () => {
  test.each([
    ["header", "split", "left"],
    ["header", "left", "left"],
    ["hero", "bold", "bold"],
    ["cards", "framed", "sharp"],
    ["density", "dense", "dense"],
    ["density", "crowded", "airy"],
  ])("the choice %s: %s composes pages as %s", (name, choice, shown) => {
    expect(layoutOf(theme({}, "8px", { layout: { [name]: choice } }))).toMatchObject({ [name]: shown });
  });

  test("a bold shop without fonts of its own gets bold ones, any other the editorial ones", () => {
    const fonts = { fonts: { heading: "", body: "" } };
    const bold = themeStyle(theme({}, "8px", { ...fonts, layout: { hero: "bold" } }));
    const other = themeStyle(theme({}, "8px", fonts));
    expect(bold["--shop-font-heading"]).toContain("Sofia Sans Extra Condensed");
    expect(bold["--shop-font-body"]).toContain("Onest");
    expect(other["--shop-font-heading"]).toContain("Cormorant");
    expect(other["--shop-font-body"]).toContain("Golos Text");
  });
});

describe("fonts", () => {
  test.each([
    ["Lora", "Lora Variable"],
    ["'Golos Text Variable', sans-serif", "Golos Text Variable"],
    ["Papyrus, Manrope", "Manrope Variable"],
    ["Papyrus, serif", "Lora Variable"],
    ["Papyrus", "Onest Variable"],
    ["constructor", "Onest Variable"],
    [undefined, "Onest Variable"],
  ])("the choice %j is shown in %s, which the shop serves itself", (wanted, family) => {
    expect(fontStack(wanted, "onest")).toMatch(`'${family}'`);
  });

  test("text in a font that does not load still has a font of the system", () => {
    expect(fontStack("Lora", "onest")).toMatch(/serif$/);
    expect(fontStack("Papyrus", "no such font")).toMatch(/sans-serif$/);
  });
});
