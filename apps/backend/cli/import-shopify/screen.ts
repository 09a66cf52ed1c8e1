import type { ImportLine } from "@tandem/contracts";
import { counted } from "./counted";

type Done = Extract<ImportLine, { type: "done" }>;
type Progress = Extract<ImportLine, { type: "progress" }>;

const BAR = 30;
const LISTED = 200;

/** Prints the progress (a bar on a terminal, else a line per step), issues as they arrive, and a summary table. */
export class Screen {
  private barShown = false;
  private lastPercent = -1;
  private issues = 0;

  constructor(
    private readonly out: NodeJS.WriteStream,
    private readonly interactive: boolean,
  ) {}

  line(text: string): void {
    this.clearBar();
    this.out.write(`${text}\n`);
  }

  issue({ line, handle, kind, reason }: Extract<ImportLine, { type: "issue" }>): void {
    this.issues += 1;
    if (this.issues === LISTED + 1) this.line(`  … more issues follow; the first ${LISTED} are listed.`);
    if (this.issues > LISTED) return;
    const mark = kind === "row" ? "✗" : "!";
    const where = kind === "content" ? "content" : `line ${line}${handle === null ? "" : ` (${handle})`}`;
    this.line(`  ${mark} ${where}: ${reason}`);
  }

  progress(what: string, { rows, products, bytes }: Progress, totalBytes: number): void {
    const share = totalBytes === 0 ? 1 : Math.min(1, bytes / totalBytes);
    this.bar(what, share, `${counted(rows, "row")}, ${counted(products, "product")}`);
  }

  bar(what: string, share: number, detail: string): void {
    const percent = Math.floor(share * 100);
    if (this.interactive) {
      const filled = Math.round(share * BAR);
      this.out.write(
        `\r\x1b[2K${what} [${"█".repeat(filled)}${"░".repeat(BAR - filled)}] ${percent}% ${detail}`,
      );
      this.barShown = true;
    } else if (percent !== this.lastPercent) {
      this.lastPercent = percent;
      this.out.write(`${what} ${percent}% ${detail}\n`);
    }
  }

  summary(done: Done, uploaded: number, pending: number, seconds: number): void {
    const rows: [string, number | string][] = [
      ["rows", done.rows],
      ["products created", done.created],
      ["products updated", done.updated],
      ["products unchanged", done.unchanged],
      ["rejected rows", done.rejected_rows],
      ["images", done.images],
      ["images uploaded", uploaded],
      ["images not stored yet", pending],
      ["time", `${seconds.toFixed(1)} s`],
    ];
    const width = Math.max(...rows.map(([name]) => name.length));
    this.line("");
    for (const [name, value] of rows) this.line(`  ${name.padEnd(width)}  ${String(value).padStart(8)}`);
  }

  private clearBar(): void {
    if (this.barShown) this.out.write("\r\x1b[2K");
    this.barShown = false;
  }
}
