import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { EVENT } from "@tandem/contracts";

const FOLDER = join(__dirname, "sql");
const names: Record<string, string> = EVENT;

/** Returns all statements of `sql/`, in file order, with `{{eventKey}}` replaced by the event's name from contracts. */
export function captureStatements(): string {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((file) => readFileSync(join(FOLDER, file), "utf8"))
    .join("\n")
    .replace(/\{\{(\w+)\}\}/g, (placeholder, key: string) => {
      const name = names[key];
      if (name === undefined) throw new Error(`${placeholder} is not an event of contracts.`);
      return name;
    });
}
