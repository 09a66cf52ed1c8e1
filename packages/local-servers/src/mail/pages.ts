import { type Html, html } from "@tandem/service-kit";
import type { CaughtMail } from "./caught-mail.js";

/** Returns the inbox page, newest message first. */
export function inboxPage(mails: readonly CaughtMail[], notice?: string): string {
  const rows = mails.map(
    (mail) =>
      html`<a href="/mail/${mail.id}"><b>${mail.subject}</b><span>${mail.to.join(", ")}</span><time>${mail.receivedAt.slice(11, 19)}</time></a>`,
  );
  const empty = html`<p class="empty">No mail yet. Everything the shops send in development arrives here.</p>`;
  const line = notice !== undefined && html`<p class="empty">${notice}</p>`;
  return page("Inbox", html`<h1>Inbox</h1>${line}<nav>${rows.length === 0 ? empty : rows}</nav>`);
}

/** Returns the page of one message; its HTML is shown in a sandboxed frame. */
export function messagePage(mail: CaughtMail): string {
  const body =
    mail.html === null
      ? html`<pre>${mail.text}</pre>`
      : html`<iframe sandbox srcdoc="${mail.html}" title="Message"></iframe>`;
  const about = `${mail.from} to ${mail.to.join(", ")}, ${mail.receivedAt}`;
  return page(mail.subject, html`<a href="/">Inbox</a><h1>${mail.subject}</h1><p>${about}</p>${body}`);
}

function page(title: string, body: Html): string {
  return String(html`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>
body{font:16px/1.5 system-ui;max-width:56rem;margin:2rem auto;padding:0 1rem;color:#1c1c1e;background:#fafaf8}
nav a{display:grid;grid-template-columns:1fr auto auto;gap:1rem;padding:.7rem 0;border-bottom:1px solid #e4e4e0;color:inherit;text-decoration:none}
nav a:hover b{text-decoration:underline} span,time,p{color:#6b6b70} iframe{width:100%;height:70vh;border:1px solid #e4e4e0;background:#fff}
pre{white-space:pre-wrap}</style><body>${body}</body></html>`);
}
