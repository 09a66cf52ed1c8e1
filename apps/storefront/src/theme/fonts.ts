const SANS = "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
const SERIF = "ui-serif, Georgia, 'Times New Roman', serif";

/** Font families shipped with the storefront, Latin and Cyrillic, by the name an editor writes. */
const FAMILIES: ReadonlyMap<string, string> = new Map([
  ["cormorant", `'Cormorant Variable', ${SERIF}`],
  ["lora", `'Lora Variable', ${SERIF}`],
  ["golos text", `'Golos Text Variable', ${SANS}`],
  ["onest", `'Onest Variable', ${SANS}`],
  ["manrope", `'Manrope Variable', ${SANS}`],
  ["sofia sans extra condensed", `'Sofia Sans Extra Condensed Variable', 'Arial Narrow', ${SANS}`],
]);

/** Returns the font stack of the first listed family that is shipped; otherwise of the nearest kind. */
export function fontStack(wanted: string | undefined, otherwise: string): string {
  const names = (wanted ?? "").split(",").map((name) => name.replace(/['"]/g, "").trim().toLowerCase());
  for (const name of names) {
    const known = FAMILIES.get(name.replace(/ variable$/, ""));
    if (known !== undefined) return known;
  }
  if (names.includes("serif")) return FAMILIES.get("lora") ?? SERIF;
  return FAMILIES.get(otherwise) ?? SANS;
}
