/**
 * Draws the images of the demo brands into `infra/dev/demo`: `pnpm --filter @tandem/demo-art run draw [name…]`. The
 * images are committed; run this only after a drawing has changed.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { NORTHBEAM_HEROES, NORTHBEAM_SCENES } from "./northbeam-scenes.js";
import { SAFFRON_HEROES, SAFFRON_SCENES } from "./saffron-scenes.js";

const demo = fileURLToPath(new URL("../../dev/demo/", import.meta.url));
const wanted = process.argv.slice(2);
const brands = {
  saffron: { ...SAFFRON_SCENES, ...SAFFRON_HEROES },
  northbeam: { ...NORTHBEAM_SCENES, ...NORTHBEAM_HEROES },
};

for (const [brand, scenes] of Object.entries(brands)) {
  const folder = join(demo, brand, "images");
  await mkdir(folder, { recursive: true });
  for (const [name, draw] of Object.entries(scenes)) {
    if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
    const { size } = await sharp(Buffer.from(draw()))
      .webp({ quality: 74, effort: 6, smartSubsample: true })
      .toFile(join(folder, `${name}.webp`));
    console.log(`${brand}/${name}.webp ${Math.round(size / 1024)} kB`);
  }
}
