import { stat } from "node:fs/promises";
import path from "node:path";
import { Refusal } from "../http/refusal";

/** Error codes of a missing file: it does not exist, a part of its path is not a folder, or the name is too long. */
const ABSENT: ReadonlySet<unknown> = new Set(["ENOENT", "ENOTDIR", "ENAMETOOLONG"]);

/** Returns the handler that responds with 404 for a file that is not in `folder`; Payload sends the others. */
export const missingFile =
  (folder: string) =>
  async (_req: unknown, { params: { filename } }: { params: { filename: string } }): Promise<void> => {
    const file = path.resolve(folder, filename);
    // Payload itself rejects paths outside the folder.
    if (!file.startsWith(path.resolve(folder) + path.sep)) return;
    try {
      await stat(file);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && ABSENT.has(error.code))) throw error;
      throw new Refusal(`There is no file called \`${filename.slice(0, 100)}\`.`, 404);
    }
  };
