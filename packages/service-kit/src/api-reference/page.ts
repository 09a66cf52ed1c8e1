import { html, trustedHtml } from "../html.js";
import { type ContentSecurityPolicy, DATA_ONLY } from "../security-headers.js";

/** The page of an API reference and where it loads from. */
export interface ReferencePage {
  title: string;
  /** Path of the OpenAPI document. */
  documentPath: string;
  /** Path of `referenceScript`. */
  scriptPath: string;
}

/**
 * Policy of the page: scripts and calls of its own origin only. Inline styles are allowed, because Scalar writes its style
 * sheet and `style` attributes into the page.
 */
export const REFERENCE_POLICY: ContentSecurityPolicy = {
  ...DATA_ONLY,
  "script-src": ["'self'"],
  "style-src": ["'unsafe-inline'"],
  "img-src": ["'self'", "data:"],
  "connect-src": ["'self'"],
};

/** Everything of Scalar that contacts its vendor, or links to its services, is off. */
const LOCAL_ONLY = {
  telemetry: false,
  withDefaultFonts: false,
  hideClientButton: true,
  showDeveloperTools: "never",
  agent: { disabled: true },
  mcp: { disabled: true },
};

const STYLE = `:root { color-scheme: light dark } body { margin: 0 } a[href^="https://scalar.com"] { display: none }`;

/** Id of the element that Scalar replaces with the reference. */
export const MOUNT_ID = "reference";
/** Id of the element that contains Scalar's configuration as JSON. */
export const CONFIGURATION_ID = "configuration";

/** Returns the HTML of an API reference, which `referenceScript` renders in the browser. */
export function referencePage({ title, documentPath, scriptPath }: ReferencePage): string {
  const configuration = { ...LOCAL_ONLY, url: documentPath, title, documentDownloadType: "json" };
  const json = JSON.stringify(configuration).replaceAll("<", "\\u003c");
  return String(html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${trustedHtml(STYLE)}</style>
<div id="${MOUNT_ID}"></div>
<noscript>This page needs JavaScript. <a href="${documentPath}">Open the OpenAPI document.</a></noscript>
<script type="application/json" id="${CONFIGURATION_ID}">${trustedHtml(json)}</script>
<script src="${scriptPath}" defer></script>
</html>
`);
}
