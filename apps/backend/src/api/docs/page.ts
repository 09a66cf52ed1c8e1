import { createHash } from "node:crypto";
import { escapeHtml } from "@tandem/service-kit";
import { z } from "zod";
import { OPERATIONS, type Operation } from "./operations";

const STYLE = `
  :root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 15%, transparent) }
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 56rem; margin: 3rem auto; padding: 0 1.25rem }
  h2 { margin: 2.5rem 0 .75rem; font-size: 1.1rem }
  details { border: 1px solid var(--line); border-radius: .5rem; margin: .4rem 0; padding: .5rem .9rem }
  summary { cursor: pointer; display: flex; gap: .8rem; flex-wrap: wrap; align-items: baseline }
  code { font: .85rem ui-monospace, monospace } b { width: 3.2rem; font-size: .75rem }
  summary span { opacity: .7 } pre { overflow: auto; font-size: .8rem }`;

/** SHA-256 of the page's style sheet, for its Content-Security-Policy. */
export const REFERENCE_STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/** Returns the API reference as one self-contained HTML page. */
export function referencePage(): string {
  const groups = groupByTag();
  const sections = [...groups].map(([tag, list]) => `<h2>${tag}</h2>${list.map(card).join("")}`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Tandem backend API</title><style>${STYLE}</style>
<h1>Tandem backend API</h1>
<p>Routes beside Medusa's own. Machine-readable: <a href="/docs/openapi.json">openapi.json</a>.
Calls carry <code>Authorization: Bearer</code>: a Medusa user's token or a Keycloak access token; services use client credentials.</p>
${sections.join("\n")}</html>`;
}

function groupByTag(): Map<string, Operation[]> {
  const groups = new Map<string, Operation[]>();
  for (const operation of OPERATIONS) {
    groups.set(operation.tag, [...(groups.get(operation.tag) ?? []), operation]);
  }
  return groups;
}

function card({ method, path, summary, body, answer }: Operation): string {
  const parts = [
    body === undefined ? "" : schemaBlock("Body", body, "input"),
    answer === undefined ? "" : schemaBlock("Response", answer, "output"),
  ];
  return `<details><summary><b>${method.toUpperCase()}</b><code>${escapeHtml(path)}</code><span>${escapeHtml(summary)}</span></summary>${parts.join("")}</details>`;
}

function schemaBlock(title: string, schema: z.ZodType, io: "input" | "output"): string {
  const json = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return `<h4>${title}</h4><pre>${escapeHtml(JSON.stringify(json, null, 2))}</pre>`;
}
