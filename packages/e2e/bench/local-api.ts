import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inheritedEnv } from "../src/support/env.ts";

/** Run in the CMS folder with `node --import tsx`: creates documents, one Local API call each, and prints the time. */
const cms = process.cwd();
const { getPayload } = await import(
  pathToFileURL(createRequire(join(cms, "package.json")).resolve("payload")).href
);
const { default: config } = await import(pathToFileURL(join(cms, "src/payload.config.ts")).href);
const payload = await getPayload({ config });
const documents: Record<string, unknown>[] = JSON.parse(inheritedEnv().BENCH_DOCUMENTS ?? "[]");

const started = performance.now();
for (const data of documents) await payload.create({ collection: "posts", data, depth: 0 });
process.stdout.write(`\nBENCH ${JSON.stringify({ ms: performance.now() - started })}\n`);
process.exit(0);
