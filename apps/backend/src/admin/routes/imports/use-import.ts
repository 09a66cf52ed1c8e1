import type { ImportLine } from "@tandem/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { importFile } from "../../api/imports";

type Line<T extends ImportLine["type"]> = Extract<ImportLine, { type: T }>;

/** State of an import. `share` is the part of the file read so far, 0 to 1. */
export interface ImportState {
  running: boolean;
  fileName: string | null;
  share: number;
  progress: Line<"progress"> | null;
  issues: Line<"issue">[];
  done: Line<"done"> | null;
  error: string | null;
}

const MAX_ISSUES = 1000;
const IDLE: ImportState = {
  running: false,
  fileName: null,
  share: 0,
  progress: null,
  issues: [],
  done: null,
  error: null,
};

/** Runs one import at a time and keeps the lines it reports. */
export function useImport(): { state: ImportState; start: (tenant: string, file: File) => void } {
  const [state, setState] = useState(IDLE);
  const queries = useQueryClient();

  async function run(tenant: string, file: File): Promise<void> {
    setState({ ...IDLE, running: true, fileName: file.name });
    try {
      await importFile(tenant, file, (line) => setState((now) => withLine(now, line, file.size)));
    } catch (error) {
      setState((now) => ({ ...now, error: error instanceof Error ? error.message : String(error) }));
    }
    setState((now) => ({ ...now, running: false }));
    await queries.invalidateQueries({ queryKey: ["tandem-pending-images", tenant] });
  }

  return { state, start: (tenant, file) => void run(tenant, file) };
}

function withLine(now: ImportState, line: ImportLine, size: number): ImportState {
  switch (line.type) {
    case "progress":
      return { ...now, progress: line, share: size === 0 ? 1 : Math.min(1, line.bytes / size) };
    case "issue":
      return now.issues.length >= MAX_ISSUES ? now : { ...now, issues: [...now.issues, line] };
    case "done":
      return { ...now, done: line, share: 1 };
    case "failed":
      return { ...now, error: line.reason };
    case "image":
      return now;
  }
}
