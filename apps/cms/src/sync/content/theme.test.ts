import { expect, test } from "vitest";
import { themeOf } from "./theme";

test("a tenant without preset and colours has no theme", () => {
  expect(themeOf({ theme_preset: null, theme_radius: "4px" })).toBeNull();
});
test("a theme carries only what was chosen", () => {
  expect(
    themeOf({
      theme_preset: "saffron",
      theme_colors_primary: "#b9532f",
      theme_layout_hero: "bold",
      theme_radius: null,
    }),
  ).toEqual({
    preset: "saffron",
    colors: { primary: "#b9532f" },
    fonts: { heading: "", body: "" },
    radius: "",
    layout: { hero: "bold" },
  });
});
