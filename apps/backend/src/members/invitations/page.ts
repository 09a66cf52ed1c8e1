import { createHash } from "node:crypto";
import type { MedusaResponse } from "@medusajs/framework/http";
import { LOCALES, type Locale } from "@tandem/contracts";
import { html, trustedHtml } from "@tandem/service-kit";
import { INVITATION_PATH } from "./mail";
import { type Values, word } from "./words";

type Key = Parameters<typeof word>[1];

/** A next step: a link, or a button that posts. */
export interface Way {
  label: Key;
  href: string;
  method: "get" | "post";
  quiet?: boolean;
}

/** What the page of an invitation shows. */
export interface Page {
  locale: Locale;
  status?: number;
  title: Key;
  texts: readonly Key[];
  values?: Values;
  ways?: readonly Way[];
}

const STYLE = `:root{color-scheme:light dark;--ground:#f4f2ee;--panel:#fff;--ink:#1c1f24;--quiet:#636a75;--line:#dfdbd3;--on:#fff}
@media (prefers-color-scheme:dark){:root{--ground:#13161b;--panel:#1b2027;--ink:#eceae5;--quiet:#9aa3b0;--line:#2d343e;--on:#13161b}}
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:1.5rem;padding:1.5rem;
font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;background:var(--ground);color:var(--ink)}
main{width:100%;max-width:28rem;padding:2.25rem 2rem;background:var(--panel);border:1px solid var(--line);border-radius:1rem}
.brand{margin:0 0 1.5rem;font-size:.8rem;letter-spacing:.08em;text-transform:uppercase;color:var(--quiet)}
h1{margin:0 0 .75rem;font-size:1.6rem;line-height:1.2;overflow-wrap:anywhere;text-wrap:balance}p{margin:0 0 .75rem;overflow-wrap:anywhere}
p+p{color:var(--quiet);font-size:.9375rem}.ways{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1.5rem}.ways form{display:contents}
.ways a,.ways button{flex:1 1 100%;padding:.75rem 1.25rem;border:1px solid var(--ink);border-radius:.6rem;background:var(--ink);color:var(--on);
font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}.ways .quiet{background:none;color:var(--ink);border-color:var(--line);font-weight:500}
:is(a,button):focus-visible{outline:2px solid var(--ink);outline-offset:2px}nav{display:flex;gap:1.25rem;font-size:.875rem}nav a{color:var(--quiet)}nav a[aria-current]{color:var(--ink);text-decoration:none}`;

/** SHA-256 of the page's style sheet, for its Content-Security-Policy. */
export const INVITATION_STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");
const HEADERS = { "Cache-Control": "no-store", "X-Robots-Tag": "noindex" };

/** Sends a page; it works without scripts, and none can run in it. */
export function sendPage(res: MedusaResponse, page: Page): void {
  res.status(page.status ?? 200).set(HEADERS);
  res.type("html").send(invitationPage(page));
}

/** Returns the HTML of a page. */
export function invitationPage({ locale, title, texts, values, ways = [] }: Page): string {
  const say = (key: Key) => word(locale, key, values);
  const languages = LOCALES.map(
    (other) =>
      html`<a href="${INVITATION_PATH}?lang=${other}" lang="${other}"${other === locale && html` aria-current="true"`}>${word(other, "language")}</a>`,
  );
  const buttons = ways.map(({ label, href, method, quiet }) => {
    const style = quiet === true && html` class="quiet"`;
    if (method === "get") return html`<a href="${href}"${style}>${say(label)}</a>`;
    return html`<form method="post" action="${href}"><button${style}>${say(label)}</button></form>`;
  });
  return String(html`<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say(title)} · Tandem</title><style>${trustedHtml(STYLE)}</style></head><body><main><p class="brand">Tandem</p><h1>${say(title)}</h1>
${texts.map((text) => html`<p>${say(text)}</p>`)}${buttons.length > 0 && html`<div class="ways">${buttons}</div>`}</main><nav>${languages}</nav></body></html>`);
}
