import { parseArgs } from "node:util";
import { AppError } from "@tandem/contracts";

export const USAGE = `Usage: pnpm import:shopify --tenant <slug> <products.csv>
       pnpm import:shopify --tenant <slug> --retry-images

  --tenant <slug>   the tenant the products belong to
  --retry-images    retry the images that could not be fetched
  --help            show this help

Exit code: 0 when everything was imported, 2 when rows, content or local images are missing, 1 when the import failed.`;

export type Arguments =
  | { command: "help" }
  | { command: "retry-images"; tenant: string }
  | { command: "import"; tenant: string; file: string; retryImages: boolean };

/**
 * Parses the command line.
 * @throws AppError `invalid_input` with the usage when an argument is missing or unknown
 */
export function readArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  if (values.help === true) return { command: "help" };
  const tenant = values.tenant;
  if (tenant === undefined || tenant === "")
    throw new AppError("invalid_input", `--tenant is missing.\n\n${USAGE}`);
  const [file, ...others] = positionals;
  if (others.length > 0)
    throw new AppError("invalid_input", `Give one file, not ${positionals.length}.\n\n${USAGE}`);
  const retryImages = values["retry-images"] === true;
  if (file !== undefined) return { command: "import", tenant, file, retryImages };
  if (retryImages) return { command: "retry-images", tenant };
  throw new AppError("invalid_input", `The CSV file is missing.\n\n${USAGE}`);
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: argv.filter((argument) => argument !== "--"),
      allowPositionals: true,
      options: {
        tenant: { type: "string" },
        "retry-images": { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new AppError(
      "invalid_input",
      `${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`,
    );
  }
}
