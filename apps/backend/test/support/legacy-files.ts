import { mkdir, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { GIF } from "./images";

const HOUR_MS = 60 * 60_000;

/** Files as earlier versions stored them, all in the one folder that Medusa serves. */
export const LEGACY = {
  page: { name: "1700000000001-test-page.html", content: "<script>alert(1)</script>", hours: 1 },
  svg: {
    name: "1700000000002-test-drawing.svg",
    content: "<svg xmlns='http://www.w3.org/2000/svg'/>",
    hours: 1,
  },
  image: { name: "1700000000003-test image.png", content: GIF, hours: 48 },
  fresh: { name: "private-1700000000004-test-order-exports.csv", content: "Order_ID\norder_1", hours: 1 },
  old: { name: "private-1700000000005-test-order-exports.csv", content: "Order_ID\norder_2", hours: 25 },
} as const;

/** Writes the files before the backend starts; `remove` deletes them from every folder they may be moved to. */
export async function leaveLegacyFiles(backend: string): Promise<{ remove(): Promise<void> }> {
  const folder = join(backend, "static");
  await mkdir(folder, { recursive: true });
  for (const { name, content, hours } of Object.values(LEGACY)) {
    const then = new Date(Date.now() - hours * HOUR_MS);
    await writeFile(join(folder, name), content);
    await utimes(join(folder, name), then, then);
  }
  return {
    async remove() {
      for (const { name } of Object.values(LEGACY)) {
        for (const place of ["static", "legacy-files"]) await rm(join(backend, place, name), { force: true });
      }
    },
  };
}
