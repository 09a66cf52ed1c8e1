import { createServiceTokens } from "@tandem/auth";
import { AppError } from "@tandem/contracts";
import { findStack, readSurroundings } from "./env";
import { readArguments, USAGE } from "./import-shopify/arguments";
import { findFile, importFile, type Outcome, retryPictures } from "./import-shopify/import-file";
import { Screen } from "./import-shopify/screen";

const HINT = " Is the stack running? Start it with: pnpm dev";
const EXIT = { complete: 0, failed: 1, incomplete: 2 } as const;

async function main(): Promise<Outcome> {
  const { folder, interactive } = readSurroundings();
  const screen = new Screen(process.stdout, interactive);
  const args = readArguments(process.argv.slice(2));
  if (args.command === "help") {
    screen.line(USAGE);
    return "complete";
  }
  const file = args.command === "import" ? await findFile(args.file, folder) : null;
  const stack = findStack();
  const connection = { stack, tokens: createServiceTokens(stack) };
  if (args.command === "retry-images" || file === null) return retryPictures(connection, screen, args.tenant);
  const outcome = await importFile(connection, screen, args.tenant, file);
  if (args.retryImages) await retryPictures(connection, screen, args.tenant);
  return outcome;
}

main().then(
  (outcome) => {
    process.exitCode = EXIT[outcome];
  },
  (error: unknown) => {
    const hint = error instanceof AppError && error.code === "unavailable" ? HINT : "";
    const known = error instanceof AppError || (error instanceof Error && error.name === "Error");
    process.stderr.write(`\n${known ? error.message + hint : `The import failed: ${String(error)}`}\n`);
    process.exitCode = EXIT.failed;
  },
);
