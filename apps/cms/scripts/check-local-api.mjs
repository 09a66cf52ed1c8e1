import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

/** Code that reads and writes as the system, without access control. All other code acts on behalf of a caller. */
const SYSTEM = [
  "src/tenancy/reachable-locks.ts",
  "src/sync/capture/announce-media.ts",
  "src/shopify-import/",
  "src/starter-content/",
  "src/content-api/published.ts",
  "src/seed/",
  "src/auth/",
  "src/tenancy/keep-references-inside-tenant.ts",
];
const CALL =
  /\bpayload\s*\.\s*(?:find|findByID|findDistinct|findVersions|findVersionByID|count|countVersions|create|update|delete|duplicate|restoreVersion)\(/g;

const root = resolve(import.meta.dirname, "..");
const files = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

/** Returns the text of a call's arguments, up to the closing bracket. */
function argumentsAt(text, start) {
  let depth = 1;
  let end = start;
  while (depth > 0 && end < text.length) {
    if (text[end] === "(") depth += 1;
    if (text[end] === ")") depth -= 1;
    end += 1;
  }
  return text.slice(start, end);
}

const wrong = files.flatMap((file) => {
  const path = relative(root, file);
  if (SYSTEM.some((place) => path.startsWith(place))) return [];
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(CALL)].flatMap((call) => {
    const given = argumentsAt(text, call.index + call[0].length);
    const isChecked = /overrideAccess:\s*false/.test(given) && /\buser\b/.test(given);
    return isChecked ? [] : [`${path}:${text.slice(0, call.index).split("\n").length}`];
  });
});

if (wrong.length > 0) {
  console.error(
    `Calls on behalf of a caller must pass overrideAccess: false and user:\n  ${wrong.join("\n  ")}`,
  );
  process.exit(1);
}
