import { stat } from "node:fs/promises";
import path from "node:path";
import { Refusal } from "../http/refusal";

/** Why the system finds no file under a name: there is none, a part of its path is no folder, or it is too long for any. */
const ABSENT: ReadonlySet<unknown> = new Set(["ENOENT", "ENOTDIR", "ENAMETOOLONG"]);

/** Returns the handler that responds with 404 for a file that is not in `folder`; Payload sends the others. */
export const missingFile =
  (folder: string) =>
  async (_req: unknown, { params: { filename } }: { params: { filename: string } }): Promise<void> => {
    const file = path.resolve(folder, filename);
    // Payload refuses what lies outside.
    if (!file.startsWith(path.resolve(folder) + path.sep)) return;
    try {
      await stat(file);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && ABSENT.has(error.code))) throw error;
      throw new Refusal(`There is no file called \`${filename.slice(0, 100)}\`.`, 404);
    }
  };
