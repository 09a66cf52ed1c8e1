import { badRequest } from "./telegram-error.js";
import type { MessageEntity } from "./wire.js";

type FormattedText = { text: string; entities: MessageEntity[] };

const TAG_ENTITY: Record<string, string> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  "tg-spoiler": "spoiler",
  span: "spoiler",
  a: "text_link",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
};
const NAMED_CHARACTERS: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };

type OpenTag = { name: string; type: string; offset: number; url?: string };

/** Parses `parse_mode: HTML` with Telegram's rules and errors; byte offsets in error texts count UTF-8 bytes. */
export function parseHtml(source: string): FormattedText {
  let text = "";
  const entities: MessageEntity[] = [];
  const open: OpenTag[] = [];
  let at = 0;

  const fail = (reason: string): never => {
    throw badRequest(`can't parse entities: ${reason}`);
  };
  const byteOffset = () => Buffer.byteLength(source.slice(0, at));

  while (at < source.length) {
    if (source[at] === "&") {
      const reference = /^&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]{1,8}));/.exec(source.slice(at, at + 12));
      const decoded = reference === null ? null : decodeReference(reference);
      text += decoded ?? "&";
      at += decoded === null || reference === null ? 1 : reference[0].length;
      continue;
    }
    if (source[at] !== "<") {
      text += source[at];
      at += 1;
      continue;
    }

    const tag = /^<(\/?)([a-zA-Z][\w-]*)?((?:\s+[\w-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*>/.exec(
      source.slice(at),
    );
    if (tag === null || (tag[2] === undefined && tag[1] === "")) {
      fail(
        `Unsupported start tag "${/^<\/?([\w-]*)/.exec(source.slice(at))?.[1] ?? ""}" at byte offset ${byteOffset()}`,
      );
      break;
    }
    const name = (tag[2] ?? "").toLowerCase();
    if (tag[1] === "/") {
      const last = open.pop();
      if (last === undefined) fail(`Unexpected end tag at byte offset ${byteOffset()}`);
      else {
        if (name !== "" && last.name !== name) {
          fail(
            `Unmatched end tag at byte offset ${byteOffset()}, expected "</${last.name}>", found "</${name}>"`,
          );
        }
        const length = text.length - last.offset;
        if (length > 0) {
          entities.push({
            type: last.type,
            offset: last.offset,
            length,
            ...(last.url === undefined ? {} : { url: last.url }),
          });
        }
      }
    } else {
      const type = TAG_ENTITY[name];
      const attributes = tag[3] ?? "";
      if (type === undefined || (name === "span" && !/class\s*=\s*["']?tg-spoiler/.test(attributes))) {
        fail(`Unsupported start tag "${name}" at byte offset ${byteOffset()}`);
        break;
      }
      const href = /href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/.exec(attributes);
      const url = href === null ? undefined : unescapeHtml(href[1] ?? href[2] ?? href[3] ?? "");
      open.push({ name, type, offset: text.length, ...(type === "text_link" && url ? { url } : {}) });
    }
    at += tag[0].length;
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) fail(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  return trimmed(
    text,
    entities.filter((entity) => entity.type !== "text_link" || entity.url !== undefined),
  );
}

function decodeReference(match: RegExpExecArray): string | null {
  const code =
    match[1] !== undefined
      ? Number(match[1])
      : match[2] !== undefined
        ? Number.parseInt(match[2], 16)
        : undefined;
  if (code === undefined) return NAMED_CHARACTERS[match[3] ?? ""] ?? null;
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}

function unescapeHtml(value: string): string {
  return value.replaceAll(/&(lt|gt|amp|quot);/g, (whole, name: string) => NAMED_CHARACTERS[name] ?? whole);
}

/** Trims white space around a message as Telegram does; entities shrink with it. */
function trimmed(text: string, entities: MessageEntity[]): FormattedText {
  const start = text.length - text.trimStart().length;
  const clean = text.trim();
  const kept = entities.flatMap((entity) => {
    const from = Math.max(0, entity.offset - start);
    const to = Math.min(clean.length, entity.offset - start + entity.length);
    return to > from ? [{ ...entity, offset: from, length: to - from }] : [];
  });
  return { text: clean, entities: kept.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}

/** Returns entities for `/commands` at the start of words, as Telegram does for messages of people. */
export function commandEntities(text: string): MessageEntity[] {
  return [...text.matchAll(/(?<=^|\s)\/[A-Za-z0-9_]{1,32}(?:@\w+)?/g)].map((match) => ({
    type: "bot_command",
    offset: match.index,
    length: match[0].length,
  }));
}
