import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

// Runs before anything is installed, also on unsupported versions: no dependencies, no recent syntax.

/**
 * Returns why a version of Node cannot run Tandem, or null when it can.
 * @param {string} version such as `22.23.3`
 * @param {string} [range] the supported versions, as `^20.19.0 || ^24.0.0`; `engines.node` of package.json by default
 * @returns {string | null}
 */
export function refusalOf(version, range = supportedNode()) {
  const [major, minor] = numbersOf(version);
  const supported = range.split("||").map((part) => numbersOf(part.trim().replace("^", "")));
  if (supported.some((least) => least[0] === major && least[1] <= minor)) return null;
  const names = supported.map((least) =>
    least[1] === 0 ? `${least[0]}` : `${least[0]} (${least[0]}.${least[1]} or later)`,
  );
  return `Node ${version} cannot run Tandem. It runs on Node ${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}; to use one of them: npx --yes n ${supported[supported.length - 2][0]} (macOS: brew install node@${supported[supported.length - 2][0]})`;
}

/**
 * Returns `engines.node` of the repository's package.json.
 * @returns {string}
 */
export function supportedNode() {
  const manifest = fileURLToPath(new URL("../../../package.json", import.meta.url));
  return JSON.parse(readFileSync(manifest, "utf8")).engines.node;
}

function numbersOf(version) {
  return version.split(".").map(Number);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const refusal = refusalOf(process.versions.node);
  if (refusal !== null) {
    console.error(refusal);
    process.exit(1);
  }
}
