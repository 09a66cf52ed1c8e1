import type { Tenant } from "@tandem/catalog";
import { LANGUAGE_TAG } from "@tandem/catalog/money";
import { html } from "@tandem/service-kit";
import { NextResponse } from "next/server";
import { translator } from "@/i18n/translate";
import { themeStyle } from "@/theme/theme";

/** Returns the page of a suspended shop: its name and colours, and none of its products. */
export function closed(tenant: Tenant): NextResponse {
  const t = translator(tenant.defaultLocale);
  const style = Object.entries(themeStyle(tenant))
    .map(([name, value]) => `${name}:${value}`)
    .join(";");
  const page = html`<!doctype html><html lang="${LANGUAGE_TAG[tenant.defaultLocale]}" style="${style}"><head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>${tenant.name}</title>
<style>body{margin:0;min-height:100dvh;display:grid;place-content:center;justify-items:center;gap:1rem;padding:1.5rem;box-sizing:border-box;text-align:center;background:var(--shop-background);color:var(--shop-text);font-family:var(--shop-font-body),sans-serif;line-height:1.5}h1{margin:0;font:600 clamp(2rem,8vw,3.5rem)/1.1 var(--shop-font-heading),serif}p{margin:0;max-width:32rem;color:var(--shop-muted)}</style>
</head><body><h1>${tenant.name}</h1><p>${t("closedText")}</p></body></html>`;
  return new NextResponse(String(page), {
    status: 503,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "retry-after": "3600",
    },
  });
}
