import { styleText } from "node:util";
import { createLogUpdate } from "log-update";

/** A running step; `detail` sets the text beside it, which stays beside the duration at the end. */
export interface Step {
  detail(text: string): void;
}

/** Shows progress: lines that redraw on a terminal, plain lines elsewhere. */
export interface Progress {
  step<T>(title: string, work: (step: Step) => Promise<T>): Promise<T>;
  note(text: string): void;
  close(): void;
}

interface Running {
  readonly title: string;
  readonly since: number;
  detail: string;
}

/** A stream that may be a terminal. */
type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

/** Creates the progress for a stream; only a terminal gets lines that redraw. */
export function createProgress(out: Output, options: { color: boolean }): Progress {
  const screen = out.isTTY === true ? createLogUpdate(out) : null;
  const running = new Set<Running>();
  let frame = 0;

  const draw = () => {
    if (running.size === 0) return;
    const spinner = FRAMES[frame % FRAMES.length];
    const lines = [...running].map(({ title, since, detail }) =>
      `${spinner} ${title} ${seconds(since)}  ${detail}`.trimEnd().slice(0, (out.columns ?? 100) - 1),
    );
    screen?.(lines.join("\n"));
  };
  const print = (line: string) => {
    screen?.clear();
    out.write(`${line}\n`);
    // Without a line that redraws, the cursor is shown again.
    if (running.size === 0) screen?.done();
    draw();
  };
  const timer = setInterval(() => {
    frame += 1;
    draw();
  }, 120).unref();

  const paint = (color: "green" | "red" | "dim", text: string) =>
    options.color ? styleText(color, text) : text;
  const printEnd = ({ title, since, detail }: Running, mark: string) => {
    const more = detail === "" ? "" : paint("dim", `  ${detail}`);
    print(`${mark} ${title.padEnd(28)} ${seconds(since).padStart(7)}${more}`);
  };
  return {
    async step(title, work) {
      const entry: Running = { title, since: Date.now(), detail: "" };
      running.add(entry);
      if (screen === null) print(`… ${title}`);
      else draw();
      try {
        const result = await work({
          detail: (text) => {
            entry.detail = text;
          },
        });
        running.delete(entry);
        printEnd(entry, paint("green", "✔"));
        return result;
      } catch (error) {
        running.delete(entry);
        printEnd({ ...entry, detail: "" }, paint("red", "✖"));
        throw error;
      }
    },
    note: (text) => print(text),
    close() {
      clearInterval(timer);
      screen?.clear();
      screen?.done();
    },
  };
}

/** Prints nothing; for tests and benches that have their own output. */
export const silentProgress: Progress = {
  step: (_title, work) => work({ detail: () => undefined }),
  note: () => undefined,
  close: () => undefined,
};

/** Returns the time since a timestamp, in seconds with one decimal. */
export function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
