import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { DATA_FOLDER, ROOT } from "../paths.js";
import { dev } from "./dev.js";
import { services } from "./services.js";
import { start } from "./start.js";
import { testAll } from "./test-all.js";

const USAGE = `Usage: pnpm dev [--reset] [--no-seed] [--data <folder>]   everything, in watch mode
       pnpm start [--reset] [--no-seed] [--data <folder>] everything, from production builds (pnpm build first)
       pnpm test                                          every check and test; leaves nothing running

       --data  stores the data in <folder> instead of .tandem, so that a second stack can run beside the first`;

/** Runs one command of the runner and returns its exit code. */
export async function run(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: args.filter((argument) => argument !== "--"),
    allowPositionals: true,
    options: {
      reset: { type: "boolean", default: false },
      "no-seed": { type: "boolean", default: false },
      data: { type: "string", default: DATA_FOLDER },
      help: { type: "boolean", default: false },
    },
  });
  const options = {
    reset: values.reset,
    seed: !values["no-seed"],
    dataFolder: resolve(ROOT, values.data),
  };
  if (values.help) return print(USAGE, 0);
  switch (positionals[0]) {
    case "dev":
      return dev(options);
    case "start":
      return start(options);
    case "services":
      return services(options);
    case "test":
      return testAll();
    default:
      return print(USAGE, 2);
  }
}

function print(text: string, code: number): number {
  console.log(text);
  return code;
}
