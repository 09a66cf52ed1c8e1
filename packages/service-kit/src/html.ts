import { raw, html as template } from "hono/html";

/** Markup that is safe to send: every value in it was escaped, or is markup itself. `String(markup)` returns its text. */
export interface Html {
  readonly isEscaped: true;
  toString(): string;
}

/** What can be inserted into markup; `false` and `null` insert nothing. */
type HtmlValue = Html | readonly Html[] | string | number | false | null;

/** Template tag that escapes every value inserted into it, for the content or a quoted attribute of HTML or XML. */
export function html(pieces: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const markup = template(pieces, ...values);
  if (markup instanceof Promise)
    throw new TypeError("A promise cannot be inserted into HTML. Await it first.");
  return markup;
}

/** Returns a constant of our own, such as a style sheet, as markup. Never for a value that comes from outside. */
export const trustedHtml = (text: string): Html => raw(text);

/** Returns text escaped for the content or a quoted attribute of HTML or XML. */
export const escapeHtml = (text: string): string => String(html`${text}`);
