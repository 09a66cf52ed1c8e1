import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PHASE_PRODUCTION_SERVER } from "next/constants";
import loadConfig from "next/dist/server/config";
import { nodeFs } from "next/dist/server/lib/node-fs-methods";
import { afterEach, beforeEach, expect, test } from "vitest";
import settings from "../../next.config";

// Required and not imported: the types of these modules are made of enums that no other module can read.
const { ImageOptimizerCache } = createRequire(import.meta.url)("next/dist/server/image-optimizer");

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tandem-page-cache-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("a resized image is kept on disk, within a limit, and needs no second fetch", async () => {
  const nextConfig = await loadConfig(PHASE_PRODUCTION_SERVER, folder, { customConfig: settings });
  const open = () => new ImageOptimizerCache({ distDir: folder, nextConfig });
  const image = {
    kind: "IMAGE",
    buffer: Buffer.from("cup"),
    extension: "webp",
    etag: "a",
    upstreamEtag: "b",
  };
  await open().set("cup", image, { cacheControl: { revalidate: 60 } });
  expect(await open().get("cup")).toMatchObject({ value: image, isStale: false });
  expect(nextConfig.images.maximumDiskCacheSize).toBe(512 * 1_024 ** 2);
});

test("a rendered page is kept in memory and never written to disk", async () => {
  const { default: PageCache } = await import(settings.cacheHandler ?? "");
  const written: string[] = [];
  const fs = { ...nodeFs, writeFile: async (path: string) => void written.push(path) };
  const context = { fs, flushToDisk: true, serverDistDir: folder, revalidatedTags: [] };
  const open = () => new PageCache({ ...context, maxMemoryCacheSize: 1_000_000 });
  const page = { kind: "APP_PAGE", html: "<p>Cup</p>", headers: {}, status: 200 };
  await open().set("/cup/en", page, { isRoutePPREnabled: true });
  expect(await open().get("/cup/en", { kind: "APP_PAGE" })).toMatchObject({ value: page });
  expect(written).toEqual([]);
});
