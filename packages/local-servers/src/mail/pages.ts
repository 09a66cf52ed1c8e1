import type { CaughtMail } from "./caught-mail.js";

/** Returns the inbox page, newest message first. */
export function inboxPage(mails: readonly CaughtMail[], notice?: string): string {
  const rows = mails.map(
    (mail) =>
      `<a href="/mail/${mail.id}"><b>${escapeHtml(mail.subject)}</b><span>${escapeHtml(mail.to.join(", "))}</span>` +
      `<time>${escapeHtml(mail.receivedAt.slice(11, 19))}</time></a>`,
  );
  const empty = `<p class="empty">No mail yet. Everything the shops send in development arrives here.</p>`;
  const line = notice === undefined ? "" : `<p class="empty">${escapeHtml(notice)}</p>`;
  return page("Inbox", `<h1>Inbox</h1>${line}<nav>${rows.length === 0 ? empty : rows.join("")}</nav>`);
}

/** Returns the page of one message; its HTML is shown in a sandboxed frame. */
export function messagePage(mail: CaughtMail): string {
  const body =
    mail.html === null
      ? `<pre>${escapeHtml(mail.text)}</pre>`
      : `<iframe sandbox srcdoc="${escapeHtml(mail.html)}" title="Message"></iframe>`;
  const about = `${escapeHtml(mail.from)} to ${escapeHtml(mail.to.join(", "))}, ${escapeHtml(mail.receivedAt)}`;
  return page(
    mail.subject,
    `<a href="/">Inbox</a><h1>${escapeHtml(mail.subject)}</h1><p>${about}</p>${body}`,
  );
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><style>
body{font:16px/1.5 system-ui;max-width:56rem;margin:2rem auto;padding:0 1rem;color:#1c1c1e;background:#fafaf8}
nav a{display:grid;grid-template-columns:1fr auto auto;gap:1rem;padding:.7rem 0;border-bottom:1px solid #e4e4e0;color:inherit;text-decoration:none}
nav a:hover b{text-decoration:underline} span,time,p{color:#6b6b70} iframe{width:100%;height:70vh;border:1px solid #e4e4e0;background:#fff}
pre{white-space:pre-wrap}</style><body>${body}</body></html>`;
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}
