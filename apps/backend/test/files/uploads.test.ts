import { readdir } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { call, stack } from "../support/client";
import { GIF } from "../support/images";
import { seedTenant } from "../support/seed-tenant";

const SVG = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
const filesSchema = z.object({ files: z.array(z.object({ id: z.string(), url: z.string() })) });

let tenant: string;
let manager: Record<string, string>;

beforeAll(async () => {
  const shop = await seedTenant({ roles: ["manager"] });
  tenant = shop.tenant;
  manager = { authorization: shop.staff.manager.authorization };
});

async function upload(files: [name: string, type: string, content: Buffer | string][], headers = manager) {
  const form = new FormData();
  for (const [name, type, content] of files) {
    form.append(
      "files",
      new File([typeof content === "string" ? content : new Uint8Array(content)], name, { type }),
    );
  }
  const response = await fetch(`${stack.backend}/admin/uploads`, { method: "POST", headers, body: form });
  const body: unknown = await response.json();
  return { status: response.status, body };
}

const stored = async () => (await readdir(stack.files, { recursive: true })).length;

describe("POST /admin/uploads", () => {
  test("an image gets its type from its content, a new name, its tenant's folder and a URL of this server", async () => {
    const answer = await upload([["../cup.html", "text/html", GIF]]);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const [file] = filesSchema.parse(answer.body).files;
    expect(file?.url).toMatch(new RegExp(`^${stack.backend}/files/${tenant}/cup-[0-9a-f-]{36}\\.gif$`));
    expect(await readdir(join(stack.files, "public", tenant))).toContain(file?.url.split("/").at(-1));

    const response = await fetch(file?.url ?? "");
    expect(Buffer.from(await response.arrayBuffer()).equals(GIF)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/gif",
      "content-disposition": "inline",
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("sandbox"),
      "cross-origin-resource-policy": "cross-origin",
    });
  });

  test("a file uploaded by a platform admin belongs to the chosen tenant, or to the platform if none is chosen", async () => {
    const admin = { authorization: `Bearer ${stack.tokens.admin}` };
    const forTenant = await upload([["a.gif", "image/gif", GIF]], { ...admin, "x-tenant-id": tenant });
    expect(filesSchema.parse(forTenant.body).files[0]?.url).toContain(`/files/${tenant}/`);
    const forNobody = await upload([["a.gif", "image/gif", GIF]], admin);
    expect(filesSchema.parse(forNobody.body).files[0]?.url).toContain("/files/platform/");
  });

  test.each<[string, string, string, string | Buffer]>([
    ["a page", "a.html", "text/html", "<!doctype html><script>alert(1)</script>"],
    ["a page that claims to be an image", "a.png", "image/png", "<!doctype html><script>alert(1)</script>"],
    ["an SVG image", "a.svg", "image/svg+xml", SVG],
    ["an SVG image that claims to be another", "a.png", "image/png", SVG],
    ["a script", "a.js", "text/javascript", "alert(1)"],
    ["a PHP program", "a.php", "image/gif", "<?php system($_GET['c']);"],
    ["a PDF", "a.pdf", "application/pdf", "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"],
    ["a table", "a.csv", "text/csv", "Product Id\nprod_1"],
    ["an image over 25 MB", "a.gif", "image/gif", Buffer.concat([GIF, Buffer.alloc(26 * 1024 * 1024)])],
  ])(
    "%s is refused with its file name and the fix, and no file of the request is stored",
    async (_what, name, type, content) => {
      const before = await stored();
      const answer = await upload([
        ["good.gif", "image/gif", GIF],
        [name, type, content],
      ]);
      expect([413, 415]).toContain(answer.status);
      expect(answer.body).toMatchObject({
        message: expect.stringMatching(new RegExp(`^files: ${name}: .*(save|export|choose)`, "i")),
      });
      expect(await stored()).toBe(before);
    },
  );

  test.each([
    ["/admin/uploads", `name="files"; filename="a\0b.gif"`, "The form cannot be read: "],
    ["/admin/uploads", `name="files"; filename*=utf-8''a%00b.gif`, "files.0: must not have zero bytes."],
    ["/admin/uploads", `name="nothing"; filename="a.gif"`, "The form cannot be read: "],
    ["/admin/products/import", `name="file"; filename="a\0b.csv"`, "The form cannot be read: "],
    ["/admin/products/import", `name="file"; filename*=utf-8''a%00b.csv`, "file: must not have zero bytes."],
  ])("%s refuses a form with %j", async (path, disposition, told) => {
    const part = `--x\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: image/gif\r\n\r\n`;
    const response = await fetch(stack.backend + path, {
      method: "POST",
      headers: {
        authorization: `Bearer ${stack.tokens.admin}`,
        "content-type": "multipart/form-data; boundary=x",
      },
      body: new Uint8Array(Buffer.concat([Buffer.from(part), GIF, Buffer.from("\r\n--x--\r\n")])),
    });
    expect({ status: response.status, body: await response.json() }).toEqual({
      status: 400,
      body: expect.objectContaining({ message: expect.stringContaining(told) }),
    });
  });

  test("more than 50 MB is refused", async () => {
    const big = await upload([["a.gif", "image/gif", Buffer.alloc(51 * 1024 * 1024)]]).catch(() => ({
      status: 413,
    }));
    expect(big.status).toBe(413);
  });

  test.each(["/admin/uploads", "/admin/products/import"])(
    "%s refuses a body with a missing or too large Content-Length before reading it",
    async (path) => {
      expect(await announce(path, { "content-length": "52428801" })).toEqual({
        status: 413,
        text: expect.stringContaining("50 MB together"),
      });
      expect(await announce(path, { "transfer-encoding": "chunked" })).toEqual({
        status: 400,
        text: expect.stringContaining("Content-Length: is missing"),
      });
    },
  );
});

test("the workflow upload-files cannot be run by name to store a page as a public file", async () => {
  const before = await stored();
  const content = Buffer.from("<script>alert(1)</script>").toString("base64");
  const input = { files: [{ filename: "a.html", mimeType: "text/html", content, access: "public" }] };
  const answer = await call("/admin/workflows-executions/upload-files/run", { body: { input } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(404);
  expect(await stored()).toBe(before);
});

describe("GET /files", () => {
  test.each([
    ["/files/platform/none-00000000-0000-4000-8000-000000000000.gif", 404],
    ["/files/platform/..%2f..%2fetc%2fpasswd", 400],
    ["/files/..%2f..%2fprivate/a.csv", 400],
    ["/files/platform/%00.gif", 400],
    ["/files/platform/.htaccess", 404],
  ])("%s responds with %i and nothing a browser would run", async (path, status) => {
    const response = await fetch(stack.backend + path);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toContain("application/json");
  });
});

test("a tenant cannot use a file of another tenant as an image of its product", async () => {
  const { staff } = await seedTenant({ roles: ["manager"] });
  const own = filesSchema.parse((await upload([["a.gif", "image/gif", GIF]])).body).files[0]?.url ?? "";
  const { authorization } = staff.manager;
  const body = { title: "Borrowed", options: [{ title: "Size", values: ["M"] }], images: [{ url: own }] };
  expect((await call("/admin/products", { body, headers: { authorization } })).status).toBe(400);
});

/** Sends the headers of a form without its body and returns the response. */
function announce(path: string, size: Record<string, string>): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${stack.tokens.admin}`,
      "content-type": "multipart/form-data; boundary=x",
      ...size,
    };
    const signal = AbortSignal.timeout(20_000);
    const sent = request(stack.backend + path, { method: "POST", headers, signal }, (response) => {
      text(response).then((body) => {
        resolve({ status: response.statusCode ?? 0, text: body });
        sent.destroy();
      }, reject);
    });
    sent.on("error", reject);
    sent.flushHeaders();
  });
}
