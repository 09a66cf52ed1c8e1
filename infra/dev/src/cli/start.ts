import { access } from "node:fs/promises";
import { join } from "node:path";
import { StartFailure } from "../failure.js";
import { ROOT } from "../paths.js";
import { APP_DEFINITIONS } from "../services/apps.js";
import { runSession, type SessionOptions } from "./session.js";

/**
 * `pnpm start`: runs everything from production builds.
 * @throws StartFailure when an app has no build
 */
export async function start(options: SessionOptions): Promise<number> {
  for (const app of Object.values(APP_DEFINITIONS)) {
    await access(join(ROOT, app.folder, app.builtFile)).catch((cause: unknown) => {
      throw new StartFailure(
        `${app.title} has no production build.`,
        `${app.folder}/${app.builtFile} does not exist.`,
        { anywhere: "pnpm build" },
        { cause },
      );
    });
  }
  return runSession("built", options);
}
