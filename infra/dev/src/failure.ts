/** Commands that fix a failure, by platform. */
export interface Fixes {
  readonly debian?: string;
  readonly macos?: string;
  readonly docker?: string;
  readonly anywhere?: string;
}

/** Stops the runner with one message: what is missing, why it is needed, and the command that fixes it. */
export class StartFailure extends Error {
  constructor(
    readonly what: string,
    readonly why: string,
    readonly fixes: Fixes,
    options?: ErrorOptions,
  ) {
    super(`${what}\n${why}\n${fixLines(fixes).join("\n")}`, options);
    this.name = "StartFailure";
  }
}

function fixLines(fixes: Fixes): string[] {
  const labels: readonly [keyof Fixes, string][] = [
    ["debian", "Debian, Ubuntu"],
    ["macos", "macOS"],
    ["docker", "Docker"],
    ["anywhere", "Fix"],
  ];
  return labels.flatMap(([key, label]) => {
    const fix = fixes[key];
    return fix === undefined ? [] : [`  ${`${label}:`.padEnd(16)}${fix}`];
  });
}
