import { randomBytes } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { openBrowser } from "../support/browser.ts";
import { CHROMIUM } from "../support/env.ts";
import { root } from "../support/shopify.ts";
import { enterWorld, type World } from "../support/world.ts";
import { type Visitor, visit } from "./visitor.ts";

/** The attacker's script. When it runs, it changes the page title and sends a request with the admin's cookies. */
const SCRIPT = `document.title="ran";fetch("/ran-"+document.domain,{credentials:"include"})`;
const PAGE = `<!doctype html><html><body><script>${SCRIPT}</script></body></html>`;
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload='${SCRIPT}'><script>${SCRIPT}</script></svg>`;
const PDF = `%PDF-1.7\n1 0 obj\n<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF`;
const PIXEL = "2c00000000010001000002024401003b";

/** A GIF that is also a script: its width 0x2a2f reads as `/*`, which comments out the image data. */
const GIF_SCRIPT = Buffer.concat([
  Buffer.from("GIF89a/*", "latin1"),
  Buffer.from(`0100800000b9532fffffff${PIXEL}`, "hex"),
  Buffer.from(`*/=1;${SCRIPT}`, "latin1"),
]);
const GIF_PAGE = Buffer.concat([
  Buffer.from(`47494638396101000100800000b9532fffffff${PIXEL}`, "hex"),
  Buffer.from(PAGE, "latin1"),
]);
const JPEG_PAGE = Buffer.concat([
  Buffer.from("ffd8", "hex"),
  Buffer.from([0xff, 0xfe, 0, PAGE.length + 2]),
  Buffer.from(PAGE, "latin1"),
  Buffer.from(
    "ffdb004300ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc0000b080001000101011100ffc40014000100000000000000000000000000000003ffc40014100100000000000000000000000000000000ffda0008010100003f0047ffd9",
    "hex",
  ),
]);
const POLYGLOTS = [
  ["a GIF that is a script", "cup.js", "text/javascript", GIF_SCRIPT],
  ["a GIF with a page behind it", "cup.html", "text/html", GIF_PAGE],
  ["a JPEG with a page in its comment", "cup.jpg", "image/jpeg", JPEG_PAGE],
] as const;
const HOSTILE = [
  ["a page", "cup.html", "text/html", PAGE],
  ["an SVG image", "cup.svg", "image/svg+xml", SVG],
  ["an SVG image called .png", "cup.png", "image/png", SVG],
  ["a PDF", "cup.pdf", "application/pdf", PDF],
] as const;

const uploadsSchema = z.object({ files: z.tuple([z.object({ url: z.string() })]) });
const mediaSchema = z.object({ doc: z.object({ url: z.string() }) });
const mark = randomBytes(4).toString("hex");
const stored = HOSTILE.map(([, name]) => join(root, "apps/backend/legacy-files", `${mark}-${name}`));

let world: World;
let browser: Browser;
let boss: Visitor;
/** Evidence that a script ran. */
const ran: string[] = [];

beforeAll(async () => {
  world = await enterWorld();
  await mkdir(join(root, "apps/backend/legacy-files"), { recursive: true });
  for (const [index, path] of stored.entries()) await writeFile(path, HOSTILE[index]?.[3] ?? "");
  browser = await openBrowser(CHROMIUM);
  const login = world.stack.logins.find(({ role }) => role === "platform-admin");
  if (login === undefined) throw new Error("The demo has no platform admin.");
  boss = await visit(browser, world.stack, login);
  await boss.enter("commerce");
  await boss.enter("content");
  boss.page.context().on("request", (request) => {
    if (request.url().includes("/ran-")) ran.push(request.url());
  });
  boss.page.context().on("dialog", (dialog) => {
    ran.push(dialog.message());
    return dialog.dismiss();
  });
});
afterAll(async () => {
  for (const path of stored) await rm(path, { force: true });
  await boss?.close();
  await browser?.close();
});

async function upload(place: "backend" | "cms", name: string, mimeType: string, content: Buffer | string) {
  const file = { name, mimeType, buffer: Buffer.from(content) };
  const url = world.stack.urls[place];
  const headers = { origin: url, "sec-fetch-site": "same-origin" };
  const { request } = boss.page.context();
  if (place === "backend") {
    return request.post(`${url}/admin/uploads`, { headers, multipart: { files: file } });
  }
  const [tenant] = await world.cms.find("tenants", { slug: "saffron" });
  const _payload = JSON.stringify({ alt: "a", tenant: tenant?.id });
  return request.post(`${url}/api/media?depth=0`, { headers, multipart: { file, _payload } });
}

async function urlOf(place: "backend" | "cms", body: unknown): Promise<string> {
  if (place === "backend") return uploadsSchema.parse(body).files[0].url;
  return new URL(mediaSchema.parse(body).doc.url, world.stack.urls.cms).href;
}

/** Opens a URL directly, then embeds it in a page of the same origin. */
async function open(url: string): Promise<{ saved: boolean }> {
  const page = await boss.page.context().newPage();
  try {
    const download = page.waitForEvent("download", { timeout: 3_000 }).then(
      () => true,
      () => false,
    );
    await page.goto(url).catch((error: Error) => {
      if (!error.message.includes("Download is starting")) throw error;
    });
    expect(await page.title()).not.toBe("ran");
    await include(page, url);
    return { saved: await download };
  } finally {
    await page.close();
  }
}

async function include(page: Page, url: string): Promise<void> {
  await page.goto(`${new URL(url).origin}/health`).catch(() => undefined);
  await page.evaluate(async (source) => {
    const tags = ["script", "iframe", "object", "embed"].map((name) => {
      const tag = document.createElement(name);
      tag.setAttribute(name === "object" ? "data" : "src", source);
      document.body.append(tag);
      return new Promise((resolve) => {
        tag.onload = resolve;
        tag.onerror = resolve;
        // An embedded download fires no load or error event.
        setTimeout(resolve, 1_000);
      });
    });
    await Promise.all(tags);
  }, url);
  expect(await page.title()).not.toBe("ran");
}

describe.each(["backend", "cms"] as const)("files uploaded to the %s", (place) => {
  test.each(HOSTILE)("%s is refused", async (_what, name, type, content) => {
    const answer = await upload(place, name, type, content);
    expect([400, 415]).toContain(answer.status());
  });

  test.each(POLYGLOTS)(
    "%s runs nothing when a platform admin opens it",
    async (_what, name, type, content) => {
      const answer = await upload(place, name, type, content);
      expect(answer.ok(), await answer.text()).toBe(true);
      await open(await urlOf(place, await answer.json()));
      expect(ran).toEqual([]);
    },
  );
});

test("files stored by an earlier version are downloaded and run nothing when a platform admin opens them", async () => {
  for (const [, name] of HOSTILE) {
    const { saved } = await open(`${world.stack.urls.backend}/static/${mark}-${name}`);
    expect(saved, name).toBe(true);
  }
  expect(ran).toEqual([]);
});

test("the same page runs its script where nothing prevents it, so the checks above can fail", async () => {
  const page = await boss.page.context().newPage();
  await page.route("**/unguarded.html", (route) => route.fulfill({ contentType: "text/html", body: PAGE }));
  await page.goto(`${world.stack.urls.backend}/unguarded.html`);
  expect(await page.title()).toBe("ran");
  expect(ran.splice(0)).toHaveLength(1);
  await page.close();
});
