/** Words that `pnpm check` refuses in comments and documents, with what to write instead. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:some|any)body\b|\bnobody\b|\bwhoever\b/gi, "user, member, customer, caller, operator"],
  [/\bsign(?:s|ed|ing)? on\b|\bsign-on\b/gi, "sign in"],
  [/\b(?:answers|tells|raises)\b|\btold\b/gi, "returns, throws, sends"],
  [/\bpictures?\b/gi, "image"],
  [/\bfor ever\b|\bforgets\b|\btakes? away\b|\bcomes? again\b/gi, "delete, remove, retry"],
];
/** A comment in TypeScript, JavaScript or SQL: a line of a block, or the end of a line. */
const COMMENT = /(?:^\s*\/?\*+|(?<!:)\/\/|^\s*--\s)(.*)/;

/** Returns the lines of a file that use a refused word, as `path:line: word (write …)`. Code in backticks is skipped. */
export function wordingProblems(path: string, text: string): string[] {
  const isDocument = path.endsWith(".md");
  return text.split("\n").flatMap((line, index) => {
    const prose = (isDocument ? line : (COMMENT.exec(line)?.[1] ?? "")).replaceAll(/`[^`]*`/g, "");
    return WORDS.flatMap(([words, instead]) =>
      [...prose.matchAll(words)].map(([word]) => `${path}:${index + 1}: "${word}" (write ${instead})`),
    );
  });
}
