import type { ThemeState } from "@tandem/contracts";
import { THEME_COLORS, THEME_LAYOUT } from "../../fields/theme";

/** Returns the theme in the columns of a tenant's row; null until a preset or a colour is chosen. */
export function themeOf(row: Readonly<Record<string, unknown>>): ThemeState | null {
  const text = (column: string): string => {
    const value = row[column];
    return typeof value === "string" ? value : "";
  };
  const filled = (prefix: string, names: readonly string[]): Record<string, string> =>
    Object.fromEntries(
      names.flatMap((name) => (text(`${prefix}_${name}`) === "" ? [] : [[name, text(`${prefix}_${name}`)]])),
    );
  const colors = filled("theme_colors", THEME_COLORS);
  if (text("theme_preset") === "" && Object.keys(colors).length === 0) return null;
  return {
    preset: text("theme_preset"),
    colors,
    fonts: { heading: text("theme_fonts_heading"), body: text("theme_fonts_body") },
    radius: text("theme_radius"),
    layout: filled("theme_layout", Object.keys(THEME_LAYOUT)),
  };
}
