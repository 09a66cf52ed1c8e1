import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { IMPORT_PATHS } from "@tandem/contracts";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { graphql, raw, rest } from "./world/callers";
import { serviceToken } from "./world/people";
import { seedTenant } from "./world/seed-tenant";
import { type Cms, startCms } from "./world/start-cms";

let cms: Cms;
let headers: Record<string, string>;
let tenant: string;

beforeAll(async () => {
  cms = await startCms();
  const { id, people } = await seedTenant(cms, { roles: ["editor"] });
  tenant = id;
  headers = await people.editor.session();
}, 180_000);
afterAll(() => cms?.stop());

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>`;
const blank = (width: number, height = width) =>
  sharp({ create: { width, height, channels: 3, background: "#b9532f" }, limitInputPixels: false });
const png = () => blank(40).png().toBuffer();
/** A few hundred bytes that decompress to hundreds of megabytes. */
const bomb = () => blank(8_000).png({ palette: true, compressionLevel: 9 }).toBuffer();
const movingBomb = () => {
  const frame = "21f904040a000000" + "2c000000000100010000" + "0202440100";
  return Buffer.from(`474946383961${"dc05dc05"}800000${"b9532fffffff"}${frame.repeat(30)}3b`, "hex");
};

const docSchema = z.object({
  doc: z.object({ id: z.string(), filename: z.string(), mimeType: z.string(), url: z.string() }),
});
const errorSchema = z.object({
  errors: z.array(z.object({ data: z.object({ errors: z.array(z.looseObject({ path: z.string() })) }) })),
});

function send(name: string, type: string, data: Buffer, more: Record<string, string> = {}) {
  const form = new FormData();
  form.set("file", new File([new Uint8Array(data)], name, { type }));
  form.set("_payload", JSON.stringify({ alt: "a", tenant }));
  return rest("POST", "/media?depth=0", { headers: { ...headers, ...more }, body: form });
}

const isKept = async (answer: { body: unknown }) => docSchema.parse(answer.body).doc;
const count = async () => (await cms.payload.count({ collection: "media", overrideAccess: true })).totalDocs;

describe("accepted images", () => {
  test.each([
    ["jpg", "image/jpeg", () => blank(40).jpeg().toBuffer()],
    ["png", "image/png", png],
    ["webp", "image/webp", () => blank(40).webp().toBuffer()],
    ["avif", "image/avif", () => blank(40).avif().toBuffer()],
    ["gif", "image/gif", () => blank(40).gif().toBuffer()],
  ])("an image of type %s is stored with its real type, whatever its name", async (extension, type, make) => {
    const data = await make();
    for (const [name, said] of [
      [`cup.${extension}`, type],
      ["cup.html", "text/html"],
      ["cup", "application/octet-stream"],
      ["cup.svg", "image/svg+xml"],
    ] as const) {
      const answer = await send(name, said, data);
      expect(answer.status, answer.text).toBe(201);
      const doc = await isKept(answer);
      expect(doc.mimeType).toBe(type);
      expect(doc.filename).toMatch(new RegExp(`^cup-[0-9a-f-]{36}\\.${extension}$`));
    }
  });

  test.each([
    ["../../../etc/cron.d/x.png", /^x-/],
    ["..\\..\\x.png", /^x-/],
    ['"><script>alert(1)</script>.png', /^script-alert-1-script-|^script-/],
    [`${"long".repeat(100)}.png`, /^(long){15}-/],
    ["чашка.png", /^file-/],
    [".htaccess", /^htaccess-/],
    ["a%00%2e%2e.png", /^a-/],
  ])("an image called %s gets a name of letters, digits and dashes", async (name, start) => {
    const { filename } = await isKept(await send(name, "image/png", await png()));
    expect(filename).toMatch(start);
    expect(filename).toMatch(/^[a-z0-9-]{1,97}\.png$/);
  });

  test("an image is served with its real type, never as content that a browser would run", async () => {
    const page = Buffer.concat([await png(), Buffer.from("<script>alert(1)</script>")]);
    const { filename } = await isKept(await send("cup.html", "text/html", page));
    for (const range of ["bytes=0-", "bytes=0-3", "bytes=9999999-"]) {
      const answer = await raw("GET", `/media/file/${filename}`, { headers: { range } });
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("content-security-policy")).toContain("sandbox");
      if (answer.ok) expect(answer.headers.get("content-type")).toBe("image/png");
      expect(answer.headers.get("content-disposition")).toBe(answer.ok ? "inline" : "attachment");
    }
  });
});

describe("refused files", () => {
  test.each<[string, string, string, () => Buffer | Promise<Buffer>]>([
    ["an HTML page", "cup.png", "image/png", () => Buffer.from("<html><script>alert(1)</script></html>")],
    ["an SVG with or without scripts", "cup.svg", "image/svg+xml", () => Buffer.from(SVG)],
    [
      "an SVG with another extension",
      "cup.png",
      "image/png",
      () => Buffer.from(`<?xml version="1.0"?>${SVG}`),
    ],
    ["bytes of no known type", "cup.png", "image/png", () => Buffer.from("just some words")],
    ["an empty file", "cup.png", "image/png", () => Buffer.alloc(0)],
    ["a PDF", "cup.jpg", "image/jpeg", () => Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF")],
    ["a program", "cup.gif", "image/gif", () => Buffer.from(`MZ${"\0".repeat(200)}`)],
    [
      "an archive",
      "cup.webp",
      "image/webp",
      () => Buffer.from("PK\u0003\u0004aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
    ],
    ["an image of an unsupported type", "cup.png", "image/png", () => blank(9).tiff().toBuffer()],
    ["a truncated image", "cup.png", "image/png", async () => (await png()).subarray(0, 12)],
    ["an image with too many pixels", "cup.png", "image/png", bomb],
    ["an animation with too many pixels", "cup.gif", "image/gif", movingBomb],
  ])("a refused file is not stored and its error names the fix: %s", async (_what, name, type, make) => {
    const before = await count();
    const answer = await send(name, type, await make());
    expect(answer.status).toBe(400);
    const error = errorSchema.parse(answer.body).errors[0]?.data.errors[0];
    expect(error).toMatchObject({
      path: "file",
      message: expect.stringMatching(/save|choose|export|smaller/i),
    });
    expect(await count()).toBe(before);
  });

  test("a refused file gets an error in the language of the user", async () => {
    const answer = await send("cup.svg", "image/svg+xml", Buffer.from(SVG), { "accept-language": "ru" });
    expect(answer.text).toContain("Экспортируйте рисунок");
  });

  test("a file that is not an image cannot replace an image", async () => {
    const { id } = await isKept(await send("cup.png", "image/png", await png()));
    const form = new FormData();
    form.set("file", new File([SVG], "cup.png", { type: "image/png" }));
    expect((await rest("PATCH", `/media/${id}`, { headers, body: form })).status).toBe(400);
  });

  test("a file larger than 25 MB is refused", async () => {
    const answer = await send("cup.png", "image/png", Buffer.alloc(26 * 1024 * 1024));
    expect(answer.status).toBe(413);
    expect(answer.text).toContain("25 MB");
  });
});

describe("a URL instead of a file", () => {
  let asked = 0;
  const server = createServer(async (_request, response) => {
    asked += 1;
    response.writeHead(200, { "content-type": "image/png" }).end(await png());
  });
  let port: number;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test.each([
    () => `http://127.0.0.1:${port}/a.png`,
    () => `http://[::1]:${port}/a.png`,
    () => `http://[::ffff:127.0.0.1]:${port}/a.png`,
    () => `http://localhost:${port}/a.png`,
    () => "http://169.254.169.254/latest/meta-data",
    () => "https://example.com/a.png",
    () => "file:///etc/passwd",
  ])("a URL is never fetched, internal or external (%#)", async (address) => {
    const url = address();
    const body = { filename: "a.png", url, alt: "a", tenant };
    expect((await rest("POST", "/media", { headers, body })).status).toBe(400);
    const edits = "uploadEdits[focalPoint][x]=1&uploadEdits[focalPoint][y]=1";
    const { id } = await isKept(await send("cup.png", "image/png", await png()));
    await rest("PATCH", `/media/${id}?${edits}`, { headers, body });
    const pasted = await rest("GET", `/media/paste-url?src=${encodeURIComponent(url)}`, { headers });
    expect(pasted.status).toBe(400);
    expect(asked).toBe(0);
  });

  test("a caller cannot set the source URL of an image; only imports can", async () => {
    const body = { sourceUrl: "http://169.254.169.254/", fetchState: "external", alt: "a", tenant };
    const answer = await rest("POST", "/media?depth=0", { headers, body });
    expect(answer.text).not.toContain("169.254");
    expect(answer.body.doc).toMatchObject({ fetchState: "stored" });
  });
});

describe("properties of a file", () => {
  const invented = {
    filename: "other.png",
    mimeType: "text/html",
    filesize: 1,
    width: 1,
    height: 1,
    url: "https://evil.test/a.png",
    thumbnailURL: "https://evil.test/a.png",
    sizes: { w320: { url: "https://evil.test/a.png", width: 1, height: 1, filename: "other.webp" } },
    placeholder: "data:text/html,<script>alert(1)</script>",
  };
  const facts = async (id: string) => {
    const doc: Record<string, unknown> = (await rest("GET", `/media/${id}?depth=0`, { headers })).body;
    return Object.fromEntries(Object.keys(invented).map((name) => [name, doc[name]]));
  };

  test("an editor cannot change properties of a file, by id or by filter, and the response lists them as ignored", async () => {
    const { id } = await isKept(await send("cup.png", "image/png", await png()));
    const before = await facts(id);
    expect(before).toMatchObject({
      width: 40,
      height: 40,
      placeholder: expect.stringMatching(/^data:image/),
    });
    const body = { ...invented, alt: "changed" };
    const changed = await rest("PATCH", `/media/${id}?depth=0`, { headers, body });
    expect(changed.status, changed.text).toBe(200);
    expect(changed.body.doc).toMatchObject({ alt: "changed" });
    const { ignoredFields } = changed.body.doc as { ignoredFields: { field: string }[] };
    const reported = ["filesize", "height", "mimeType", "placeholder", "thumbnailURL", "width"];
    expect(ignoredFields.map(({ field }) => field).sort()).toEqual(reported);
    const many = await rest("PATCH", `/media?where[id][equals]=${id}`, { headers, body: invented });
    expect(many.status, many.text).toBe(200);
    const mutation = `mutation { updateMedia(id: "${id}", data: { width: 1, placeholder: "x", url: "/x" }) { width } }`;
    expect((await graphql(mutation, {}, headers)).text).toContain('"width":40');
    expect(await facts(id)).toEqual(before);
  });

  test("a caller cannot invent properties of a file, with or without a file", async () => {
    const { url: _url, ...others } = invented;
    const bare = await rest("POST", "/media?depth=0", { headers, body: { ...others, alt: "a", tenant } });
    expect(bare.status, bare.text).toBe(201);
    expect(bare.text).not.toMatch(/evil|other|text\/html/);
    const form = new FormData();
    form.set("file", new File([new Uint8Array(await png())], "cup.png", { type: "image/png" }));
    form.set("_payload", JSON.stringify({ ...others, alt: "a", tenant }));
    const beside = await rest("POST", "/media?depth=0", { headers, body: form });
    expect(beside.status, beside.text).toBe(201);
    expect(beside.text).not.toMatch(/evil|other\.|text\/html/);
    expect(beside.body.doc).toMatchObject({ width: 40, height: 40, mimeType: "image/png" });
  });

  test("properties that the admin sends back unchanged are not reported as ignored, and a new file gets new ones", async () => {
    const { id } = await isKept(await send("cup.png", "image/png", await png()));
    const { body: doc } = await rest("GET", `/media/${id}?depth=0`, { headers });
    const saved = await rest("PATCH", `/media/${id}?depth=0`, { headers, body: { ...doc, alt: "saved" } });
    expect(saved.body.doc).toMatchObject({ alt: "saved", ignoredFields: [] });
    const form = new FormData();
    const larger = new Uint8Array(await blank(50).png().toBuffer());
    form.set("file", new File([larger], "mug.png", { type: "image/png" }));
    form.set("_payload", JSON.stringify(doc));
    const replaced = await rest("PATCH", `/media/${id}?depth=0`, { headers, body: form });
    expect(replaced.status, replaced.text).toBe(200);
    expect(replaced.body.doc).toMatchObject({ width: 50, height: 50 });
    expect((await facts(id)).filename).toMatch(/^mug-/);
  });

  test("the size is measured again when the admin crops an image", async () => {
    const { id } = await isKept(await send("cup.png", "image/png", await png()));
    const { body: doc } = await rest("GET", `/media/${id}?depth=0`, { headers });
    const edits =
      "uploadEdits[crop][x]=0&uploadEdits[crop][y]=0&uploadEdits[crop][width]=50&uploadEdits[crop][height]=50&uploadEdits[widthInPixels]=20&uploadEdits[heightInPixels]=20";
    const cropped = await rest("PATCH", `/media/${id}?depth=0&${edits}`, { headers, body: doc });
    expect(cropped.status, cropped.text).toBe(200);
    expect(cropped.body.doc).toMatchObject({ width: 20, height: 20 });
  });
});

describe("images from the worker", () => {
  const bring = async (data: Buffer) => {
    const { poolOf } = await import("../src/connections/pool");
    const { rows } = await poolOf(cms.payload).query<{ id: string }>(
      "insert into media (tenant_id, source_url, fetch_state) values ($1::uuid, $2, 'external') returning id::text",
      [tenant, `https://shop.test/50%-off/%E0%A4%A.svg?${Math.random()}`],
    );
    const path = IMPORT_PATHS.mediaFile.replace(/^\/api/, "").replace(":id", rows[0]?.id ?? "");
    const authorization = `Bearer ${await serviceToken(cms, ["sync:write"])}`;
    return raw("PUT", path, {
      headers: { authorization, "content-type": "image/png" },
      body: new Uint8Array(data),
    });
  };

  test("an image from the worker is stored with its real type, whatever its URL", async () => {
    const answer = await bring(await png());
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ state: "stored", filename: expect.stringMatching(/\.png$/) });
  });

  test.each<[string, number, () => Buffer | Promise<Buffer>]>([
    ["an HTML page", 415, () => Buffer.from("<html></html>")],
    ["an SVG", 415, () => Buffer.from(SVG)],
    ["an image with too many pixels", 413, bomb],
    ["a file with too many bytes", 413, () => Buffer.alloc(26 * 1024 * 1024)],
  ])("the worker's file is refused when it is %s", async (_what, status, make) => {
    expect((await bring(await make())).status).toBe(status);
  });
});
