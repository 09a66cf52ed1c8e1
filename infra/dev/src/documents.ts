import { posix } from "node:path";

/** What documents can name: the files of the repository and the scripts of its workspaces. */
export interface Repository {
  /** Paths of all files, relative to the root. */
  files: readonly string[];
  /** Scripts by name of the workspace; those of the root under the empty name. */
  scripts: ReadonlyMap<string, ReadonlySet<string>>;
}

const ROOTED = /^(?:apps|packages|infra|docs|\.github|\.ci)\/./;
/** A path below an app or a package, as tables and the README of a package write it. */
const WITHIN = /^(?:(?:backend|cms|storefront|sync-worker|bot)\/)?(?:src|test)\/./;
const NAMED = /^[\w.()[\]/-]+\.(?:tsx?|mjs|cjs|sql|md|json|ya?ml|ftl|csv)$/;
/** Files that exist on a running stack only. */
const GENERATED = /^\.tandem\//;
const PLACEHOLDER = /[<*…]/;

const CODE = /```[^\n]*\n([\s\S]*?)```|`([^`]+)`/g;
const LINK = /\]\(([^)\s]+)\)/g;
const HEADING = /^#+ (.+)$/gm;
const COMMAND =
  /\bpnpm(?:@[\d.]+)?((?:\s+--filter\s+\S+|\s+--?\w[\w-]*)*)\s+(?:(run|exec)\s+)?([a-z][\w:-]*)/g;
const BUILT_IN: ReadonlySet<string> = new Set(["add", "dlx", "install", "update"]);

/**
 * Returns what a document names and the repository does not have, as `path:line: problem`: targets of relative links,
 * headings of the document itself, paths in code, and scripts of `pnpm`.
 */
export function documentProblems(document: string, text: string, repository: Repository): string[] {
  const problems: [index: number, problem: string][] = [];
  const exists = lookUp(repository.files);

  for (const { 0: code, 1: block, 2: span, index } of text.matchAll(CODE)) {
    const content = block ?? span ?? "";
    for (const token of content.split(/\s+/).map((each) => each.replaceAll(/^["'(]+|["',;:]+$/g, ""))) {
      if (!namesExisting(document, token, block !== undefined, exists))
        problems.push([index, `no file ${token}`]);
    }
    for (const problem of unknownScripts(code, repository.scripts)) problems.push([index, problem]);
  }
  const prose = text.replaceAll(CODE, (code) => code.replaceAll(/[^\n]/g, " "));
  const anchors = new Set([...text.matchAll(HEADING)].map(([, heading = ""]) => anchorOf(heading)));
  for (const { 1: target = "", index } of prose.matchAll(LINK)) {
    if (target.startsWith("#") && !anchors.has(target.slice(1)))
      problems.push([index, `no heading ${target}`]);
    if (/^(?:[a-z]+:|#)/.test(target)) continue;
    const path = posix.join(posix.dirname(document), target.replace(/#.*$/, ""));
    if (!exists.path(path)) problems.push([index, `no file ${target}`]);
  }
  return problems.map(
    ([index, problem]) => `${document}:${text.slice(0, index).split("\n").length}: ${problem}`,
  );
}

/** Returns the anchor that GitHub gives a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, "")
    .trim()
    .replaceAll(/\s/g, "-");

interface LookUp {
  /** Returns whether a file or folder has this path. */
  path: (path: string) => boolean;
  /** Returns whether the path of any file ends with these segments. */
  ending: (name: string) => boolean;
}

function lookUp(files: readonly string[]): LookUp {
  const known = new Set(files);
  for (const file of files)
    for (let folder = posix.dirname(file); folder !== "."; folder = posix.dirname(folder)) known.add(folder);
  return {
    path: (path) => known.has(path.replace(/\/$/, "")),
    ending: (name) => files.some((file) => file === name || file.endsWith(`/${name}`)),
  };
}

/** Returns false for a token that looks like a path of the repository and names none. In a block only full paths count. */
function namesExisting(document: string, token: string, isBlock: boolean, exists: LookUp): boolean {
  const segments = token.split("/");
  const open = segments.findIndex((segment) => PLACEHOLDER.test(segment));
  const path = open === -1 ? token : segments.slice(0, open).join("/");
  if (ROOTED.test(token)) return exists.path(path);
  if (isBlock || open !== -1 || GENERATED.test(token)) return true;
  if (WITHIN.test(token))
    return exists.path(`apps/${path}`) || exists.path(posix.join(posix.dirname(document), path));
  return !NAMED.test(token) || exists.ending(token);
}

/** Returns the scripts that a text runs with `pnpm` and their workspace does not have. */
function unknownScripts(code: string, scripts: Repository["scripts"]): string[] {
  return [...code.matchAll(COMMAND)].flatMap(([command, flags = "", verb, name = ""]) => {
    const workspace = /--filter\s+(\S+)/.exec(flags)?.[1] ?? "";
    const known = scripts.get(workspace);
    if (known === undefined) return [`no workspace ${workspace}`];
    const isScript = verb === "run" || (verb === undefined && !BUILT_IN.has(name));
    return isScript && !known.has(name) ? [`no script: ${command.replaceAll(/\s+/g, " ")}`] : [];
  });
}
