const AMOUNT = /^\d{1,12}(\.\d{1,4})?$/;

/** A value, or the reason why the cell has none; the reason names the column and the fix. */
export type Cell<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string };

const good = <T>(value: T): Cell<T> => ({ ok: true, value });
const bad = (reason: string): Cell<never> => ({ ok: false, reason });

/** Reads a price, digits with a dot, without superfluous zeros ("42.50" → "42.5"); null when empty. */
export function readAmount(text: string, column: string): Cell<string | null> {
  if (text === "") return good(null);
  if (/^-\d/.test(text)) return bad(`${column}: "${text}" is negative; a price is 0 or more.`);
  if (!AMOUNT.test(text))
    return bad(`${column}: "${text}" is not a price; write digits with a dot, such as 42.99.`);
  return good(plainAmount(text));
}

/** "007.50" → "7.5", "85.00" → "85". */
export function plainAmount(text: string): string {
  const [whole = "0", fraction = ""] = text.split(".");
  const kept = fraction.replace(/0+$/, "");
  const digits = whole.replace(/^0+(?=\d)/, "");
  return kept === "" ? digits : `${digits}.${kept}`;
}

/** Reads grams, rounded to a whole number; null when empty. */
export function readGrams(text: string, column: string): Cell<number | null> {
  if (text === "") return good(null);
  if (!/^\d{1,9}(\.\d+)?$/.test(text))
    return bad(`${column}: "${text}" is not a weight; write grams as digits, such as 250.`);
  return good(Math.round(Number(text)));
}

/** Reads a number of pieces, negative where a shop oversold; 0 when empty. */
export function readStock(text: string, column: string): Cell<number> {
  if (text === "") return good(0);
  if (!/^-?\d{1,9}(\.0+)?$/.test(text))
    return bad(`${column}: "${text}" is not a whole number of pieces, such as 12.`);
  return good(Number(text));
}

/** Reads true or false in the words Shopify uses; `fallback` when empty. */
export function readBoolean(text: string, column: string, fallback: boolean): Cell<boolean> {
  const word = text.toLowerCase();
  if (word === "") return good(fallback);
  if (word === "true" || word === "yes") return good(true);
  if (word === "false" || word === "no") return good(false);
  return bad(`${column}: "${text}" is neither true nor false.`);
}

/** Reads whether the shop continues to sell at zero stock: `continue` or `deny`, in newer exports TRUE or FALSE. */
export function readPolicy(text: string, column: string): Cell<boolean> {
  const word = text.toLowerCase();
  if (word === "" || word === "deny" || word === "false") return good(false);
  if (word === "continue" || word === "true") return good(true);
  return bad(`${column}: "${text}" is not known; write deny or continue.`);
}

/** Reads the source of an image: an http(s) URL, or a path relative to the file. */
export function readImageSource(text: string, column: string): Cell<string> {
  if (/^https?:\/\//i.test(text)) {
    return URL.canParse(text)
      ? good(text)
      : bad(`${column}: "${text}" is not a complete URL; the image is left out.`);
  }
  const relative = text.replace(/^\.\//, "");
  const escapes = relative.startsWith("/") || relative.includes("\\") || relative.split("/").includes("..");
  if (/^[a-z][a-z0-9+.-]*:/i.test(relative) || escapes) {
    return bad(
      `${column}: "${text}" is neither an http URL nor a path relative to the file; the image is left out.`,
    );
  }
  return good(relative);
}
