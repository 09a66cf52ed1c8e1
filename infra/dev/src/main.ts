import { StartFailure } from "./failure.js";

/** Builds the packages, then runs the command `dev`, `start`, `services` or `test`. */
async function main(): Promise<number> {
  const { buildPackages } = await import("./build-packages.js");
  await buildPackages();
  const { run } = await import("./cli/run.js");
  return run(process.argv.slice(2));
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(
      error instanceof StartFailure
        ? `\n${error.message}\n`
        : `\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  },
);
