import { escapeLiteral } from "pg";

/** Earlier versions gave every file this base, whatever the host and port of the backend. */
const WRONG = "http://localhost:9000/static/";
const COLUMNS = [
  ["image", "url"],
  ["product_variant", "thumbnail"],
  ["cart_line_item", "thumbnail"],
  ["order_line_item", "thumbnail"],
  ["order_claim_item_image", "url"],
  ["product", "thumbnail"],
] as const;

/** Returns statements, for one transaction, that correct the URLs of files that earlier versions stored. */
export function urlCorrections(backendUrl: string): string[] {
  const right = escapeLiteral(`${backendUrl}/static/`);
  const wrong = escapeLiteral(WRONG);
  const updates = COLUMNS.map(
    ([table, column]) =>
      `update public.${table} set ${column} = replace(${column}, ${wrong}, ${right}) where starts_with(${column}, ${wrong})`,
  );
  // Thumbnails of products belong to the CMS; nothing else may change them without this setting.
  return [
    ...updates.slice(0, -1),
    "select set_config('integration.origin', 'sync', true)",
    ...updates.slice(-1),
  ];
}
