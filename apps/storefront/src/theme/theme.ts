import type { Tenant } from "@tandem/catalog";
import type { CSSProperties } from "react";
import { fontStack } from "./fonts";

/** Colours of a tenant that has not chosen its own. */
const NEUTRAL = {
  background: "#ffffff",
  surface: "#f5f5f4",
  text: "#1c1917",
  muted: "#57534e",
  primary: "#1c1917",
  on_primary: "#ffffff",
  accent: "#b45309",
  border: "#d6d3d1",
};

const COLOR = /^(#[0-9a-f]{3,8}|(rgb|hsl|oklch|oklab)\([0-9a-z%.,/\s-]+\)|[a-z]{3,30})$/i;
const LENGTH = /^\d{1,3}(\.\d{1,3})?(px|rem)?$/;

/** Layout choices of a shop; each changes how its pages are composed, not only how they are coloured. */
export interface Layout {
  header: "centered" | "left";
  hero: "editorial" | "bold";
  cards: "soft" | "sharp";
  density: "airy" | "dense";
}

function pick<const T extends string>(value: string | undefined, first: T, second: T): T {
  return value === second ? second : first;
}

/** Returns the tenant's layout; unknown choices fall back to the defaults. */
export function layoutOf({ theme }: Pick<Tenant, "theme">): Layout {
  const chosen = theme?.layout ?? {};
  return {
    header: pick(chosen.header === "split" ? "left" : chosen.header, "centered", "left"),
    hero: pick(chosen.hero, "editorial", "bold"),
    cards: pick(chosen.cards === "framed" ? "sharp" : chosen.cards, "soft", "sharp"),
    density: pick(chosen.density, "airy", "dense"),
  };
}

/** CSS variables for a `style` attribute. */
export type ThemeStyle = CSSProperties & Record<`--shop-${string}`, string>;

/** Returns the CSS variables of the tenant's theme. Values that are not a plain colour or length are ignored. */
export function themeStyle({ theme }: Pick<Tenant, "theme">): ThemeStyle {
  const style: ThemeStyle = {};
  for (const [name, neutral] of Object.entries(NEUTRAL)) {
    const own = theme?.colors[name];
    style[`--shop-${name.replace("_", "-")}`] = own !== undefined && COLOR.test(own) ? own : neutral;
  }
  const radius = theme?.radius ?? "8px";
  style["--shop-radius"] = LENGTH.test(radius) ? (/\d$/.test(radius) ? `${radius}px` : radius) : "8px";
  const bold = layoutOf({ theme }).hero === "bold";
  style["--shop-font-heading"] = fontStack(
    theme?.fonts.heading,
    bold ? "sofia sans extra condensed" : "cormorant",
  );
  style["--shop-font-body"] = fontStack(theme?.fonts.body, bold ? "onest" : "golos text");
  return style;
}
