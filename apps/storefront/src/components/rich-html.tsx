import { RICH_TEXT_HTML } from "@tandem/contracts";
import sanitizeHtml from "sanitize-html";

/** Shows HTML that an editor's text was rendered to. Only the tags, attributes and URL schemes of rich text remain. */
export function RichHtml({ html, className }: { html: string; className: string }) {
  return (
    <div className={className} dangerouslySetInnerHTML={{ __html: sanitizeHtml(html, RICH_TEXT_HTML) }} />
  );
}
