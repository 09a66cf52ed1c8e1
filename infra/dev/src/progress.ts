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

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

/** Creates the progress for a stream; only a terminal gets lines that redraw. */
export function createProgress(out: NodeJS.WriteStream, options: { color: boolean }): Progress {
  const live = out.isTTY === true;
  const running = new Set<Running>();
  let drawn = 0;
  let frame = 0;

  const erase = () => {
    if (drawn > 0) out.write(`\u001b[${drawn}A\u001b[0J`);
    drawn = 0;
  };
  const draw = () => {
    if (!live) return;
    erase();
    const width = out.columns ?? 100;
    for (const { title, since, detail } of running) {
      const line = `${FRAMES[frame % FRAMES.length]} ${title} ${seconds(since)}${detail === "" ? "" : `  ${detail}`}`;
      out.write(`${line.slice(0, width - 1)}\n`);
      drawn += 1;
    }
  };
  const print = (line: string) => {
    erase();
    out.write(`${line}\n`);
    draw();
  };
  const timer = live
    ? setInterval(() => {
        frame += 1;
        draw();
      }, 120)
    : undefined;
  timer?.unref();

  const paint = (code: number, text: string) => (options.color ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    async step(title, work) {
      const entry: Running = { title, since: Date.now(), detail: "" };
      running.add(entry);
      if (live) draw();
      else print(`… ${title}`);
      try {
        const result = await work({
          detail: (text) => {
            entry.detail = text;
          },
        });
        running.delete(entry);
        const more = entry.detail === "" ? "" : `  ${entry.detail}`;
        print(`${paint(32, "✔")} ${title.padEnd(28)} ${seconds(entry.since).padStart(7)}${paint(2, more)}`);
        return result;
      } catch (error) {
        running.delete(entry);
        print(`${paint(31, "✖")} ${title.padEnd(28)} ${seconds(entry.since).padStart(7)}`);
        throw error;
      }
    },
    note: (text) => print(text),
    close() {
      clearInterval(timer);
      erase();
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
