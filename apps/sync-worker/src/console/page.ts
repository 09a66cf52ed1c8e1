import type { EndpointStatus, Locale, SyncStatus } from "@tandem/contracts";
import { type Html, html } from "@tandem/service-kit";
import { TEXTS, type Texts } from "./texts.js";

/** How much one queue holds. */
export interface QueueCounts {
  name: string;
  active: number;
  waiting: number;
  delayed: number;
}

const UTC = { dateStyle: "medium", timeStyle: "long", timeZone: "UTC" } as const;

interface Frame {
  locale: Locale;
  title: string;
  /** Name of the signed-in user; null hides the link to sign out. */
  person: string | null;
  refresh?: boolean;
  body: Html;
}

function frame({ locale, title, person, refresh = false, body }: Frame): string {
  const t = TEXTS[locale];
  return String(html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
${refresh && html`<meta http-equiv="refresh" content="10">`}
<title>${title} · Tandem</title>
<link rel="stylesheet" href="/console/console.css">
</head>
<body>
<header><a class="mark" href="/console"><span aria-hidden="true"></span>Tandem</a><p>${t.title}</p>
${person !== null && html`<nav><b>${person}</b><a href="/console/logout">${t.signOut}</a></nav>`}</header>
<main>${body}</main>
</body>
</html>`);
}

function lane(t: Texts, locale: Locale, name: string, lane: SyncStatus["medusa_to_payload"]): Html {
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  const last = lane.last_sync === null ? t.never : new Date(lane.last_sync).toLocaleString(locale, UTC);
  return html`<section class="lane ${lane.status}">
<h2>${name}</h2><p class="state">${t[lane.status]}</p>
<dl>
<div><dt>${t.backlog}</dt><dd>${number(lane.backlog)}</dd></div>
<div><dt>${t.lag}</dt><dd>${number(Math.round(lane.lag_seconds * 10) / 10)} ${t.seconds}</dd></div>
<div><dt>${t.synced}</dt><dd>${number(lane.synced_count)}</dd></div>
<div><dt>${t.failed}</dt><dd>${number(lane.failed_count)}</dd></div>
</dl>
<p class="quiet">${t.lastSync}: ${last}</p>
</section>`;
}

function queueTable(t: Texts, queues: readonly QueueCounts[]): Html {
  return html`<section><div class="bar"><h2>${t.queues}</h2><a class="button" href="/console/queues">${t.openBoard}</a></div>
<div class="scroll"><table><thead><tr><th>${t.queue}</th><th>${t.active}</th><th>${t.backlog}</th><th>${t.delayed}</th></tr></thead>
<tbody>${queues.map(
    (queue) =>
      html`<tr><th scope="row"><a href="/console/queues/queue/${queue.name}">${queue.name}</a></th><td>${queue.active}</td><td>${queue.waiting}</td><td>${queue.delayed}</td></tr>`,
  )}</tbody></table></div></section>`;
}

function feedState(t: Texts, feed: EndpointStatus): string {
  if (!feed.enabled) return t.off;
  return feed.failing_since === null ? t.delivering : t.failing;
}

function feedTable(t: Texts, feeds: readonly EndpointStatus[]): Html {
  return html`<section><h2>${t.endpoints}</h2>
<div class="scroll"><table><thead><tr><th>${t.endpoint}</th><th>${t.state}</th><th>${t.backlog}</th><th>${t.lag}</th><th>${t.cursor}</th></tr></thead>
<tbody>${feeds.map(
    (feed) =>
      html`<tr><th scope="row">${feed.name}</th><td>${feedState(t, feed)}</td><td>${feed.backlog}</td><td>${Math.round(feed.lag_seconds)} ${t.seconds}</td><td>${feed.cursor}</td></tr>`,
  )}</tbody></table></div></section>`;
}

/** Returns the console's front page: the state of the sync and links to the queues. */
export function statusPage(
  locale: Locale,
  person: string | null,
  status: SyncStatus,
  queues: readonly QueueCounts[],
): string {
  const t = TEXTS[locale];
  const total = (name: string, value: number) =>
    html`<div class="${value > 0 ? "some" : "none"}"><dt>${name}</dt><dd>${value}</dd></div>`;
  const body = html`<h1 class="hidden">${t.title}</h1>
<div class="lanes">${lane(t, locale, t.commerceToContent, status.medusa_to_payload)}${lane(t, locale, t.contentToCommerce, status.payload_to_medusa)}</div>
<dl class="totals">${total(t.deadLetters, status.dead_letters)}${total(t.conflicts, status.conflicts)}${total(t.drift, status.drift)}</dl>
${queueTable(t, queues)}${status.endpoints.length > 0 && feedTable(t, status.endpoints)}
<p class="quiet">${t.refreshed}</p>`;
  return frame({ locale, title: t.title, person, refresh: true, body });
}

/** Returns a page with a single message. */
export function messagePage(
  locale: Locale,
  message: "refused" | "signedOut" | "away",
  person: string | null,
): string {
  const t = TEXTS[locale];
  const body = html`<div class="message"><h1>${t[`${message}Title`]}</h1><p>${t[`${message}Text`]}</p>
${message === "signedOut" && html`<a class="button" href="/console">${t.signInAgain}</a>`}</div>`;
  return frame({ locale, title: t[`${message}Title`], person, refresh: message === "away", body });
}
