const HREF = /^(?:\/(?![/\\])|#|https?:\/\/|mailto:|tel:)/i;

/**
 * Returns whether an editor's link may lead there: a path of the store, an anchor, or an http, https, mailto or tel URL.
 * Backslashes and control characters are refused because browsers read them as other URLs.
 */
export const isSafeHref = (value: string): boolean => HREF.test(value) && !/[\\\p{Cc}]/u.test(value);

/** Returns the link, or `#` when it is not safe. */
export const safeHref = (value: string): string => (isSafeHref(value) ? value : "#");

const BLOCKS = ["p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote"] as const;

/** What HTML of rich text may hold, in the form that `sanitize-html` takes. Everything else is removed. */
export const RICH_TEXT_HTML = {
  allowedTags: [...BLOCKS, "strong", "em", "s", "u", "span", "code", "sub", "sup", "br", "hr", "a", "img"],
  allowedAttributes: {
    a: ["href", "rel", "target"],
    img: ["src", "srcset", "sizes", "alt", "width", "height", "loading"],
    "*": ["style"],
  },
  allowedStyles: {
    "*": {
      "text-align": [/^(?:left|center|right|justify|start|end)$/],
      "text-decoration": [/^(?:underline|line-through)$/],
      "padding-inline-start": [/^\d{1,2}(?:\.\d+)?rem$/],
    },
  },
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowedSchemesByTag: { img: ["http", "https"] },
  allowProtocolRelative: false,
  transformTags: {
    a: (tagName: string, attribs: Record<string, string>) => ({
      tagName,
      attribs: { ...attribs, href: safeHref(attribs.href ?? "") },
    }),
  },
  nestingLimit: 50,
};
