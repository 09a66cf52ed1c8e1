import { describe, expect, test } from "vitest";
import { z } from "zod";
import { call, stack } from "../support/client";
import { seedTenant } from "../support/seed-tenant";

const CSV = "Product Title,Product Handle,Variant Title,Variant Option 1 Name,Variant Option 1 Value\n";
const table = { originalname: "a.csv", extension: "csv", mime_type: "text/csv", size: 1 };
const presignedSchema = z.object({ url: z.string(), filename: z.string() });

async function presigned(over: Record<string, unknown> = {}, headers: Record<string, string> = {}) {
  const { extension: _, ...body } = { ...table, ...over };
  return call("/admin/uploads/presigned-urls", { body, headers });
}
const put = async (url: string, body: string | Uint8Array<ArrayBuffer>) => {
  const response = await fetch(url, { method: "PUT", body });
  return response.status;
};

describe("the CSV file of a product import", () => {
  test("the CSV file is uploaded once to a signed link, stored in the tenant's folder and imported from there", async () => {
    const shop = await seedTenant();
    const answer = await presigned({}, { "x-tenant-id": shop.tenant });
    const { url, filename } = presignedSchema.parse(answer.body);
    expect(url).toContain(`${stack.backend}/files/private/${shop.tenant}/`);
    expect(await put(url, `${CSV}Cup,cup-${shop.slug},M,Size,M\n`)).toBe(201);
    expect(await put(url, "something else")).toBe(409);

    const body = { ...table, file_key: filename };
    const started = await call("/admin/products/imports", { body, headers: { "x-tenant-id": shop.tenant } });
    expect(started.status, JSON.stringify(started.body)).toBe(202);
    expect(started.body.summary).toEqual({ toCreate: 1, toUpdate: 0 });
  });

  test.each([
    ["Product Image 1 Url", "javascript:alert(1)", "Row 2: product image 1 url: must be an http"],
    [
      "Product Thumbnail",
      "http://127.0.0.1/a.png",
      "Row 2: product thumbnail: must not point into a private",
    ],
    ["Variant Option 2 Name", "__proto__", 'Row 2: variant option 2 name: "__proto__" cannot be used'],
  ])(
    "a row whose %s is %s is refused with its row and column, by both imports",
    async (column, value, told) => {
      const header = CSV.trim();
      const text = `${header},${column},Variant Option 2 Value\nCup,cup-a,M,Size,M,,\nMug,mug-a,M,Size,M,${value},Red\n`;
      const form = new FormData();
      form.append("file", new File([text], "a.csv", { type: "text/csv" }));
      const headers = { authorization: `Bearer ${stack.tokens.admin}` };
      const sent = await fetch(`${stack.backend}/admin/products/import`, {
        method: "POST",
        headers,
        body: form,
      });
      expect({ status: sent.status, text: await sent.text() }).toEqual({
        status: 400,
        text: expect.stringContaining(told.replaceAll('"', '\\"')),
      });
      const { url, filename } = presignedSchema.parse((await presigned()).body);
      expect(await put(url, text)).toBe(201);
      const stored = await call("/admin/products/imports", { body: { ...table, file_key: filename } });
      expect(stored).toMatchObject({ status: 400, body: { message: expect.stringContaining(told) } });
    },
  );

  test("the CSV file cannot be read through the upload link, nor without a link", async () => {
    const { url } = presignedSchema.parse((await presigned()).body);
    expect(await put(url, CSV)).toBe(201);
    expect((await fetch(url)).status).toBe(404);
    expect((await fetch(url.split("?")[0] ?? "")).status).toBe(404);
  });

  test.each([
    ["bytes that are not text", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0xff]), 415],
    ["nothing", "", 415],
    ["more than 50 MB", new Uint8Array(51 * 1024 * 1024).fill(65), 413],
  ])("%s is refused", async (_what, content, status) => {
    const { url } = presignedSchema.parse((await presigned()).body);
    expect(await put(url, content)).toBe(status);
  });

  test("a public file gets no signed link: images are checked by the upload route", async () => {
    const { status, body } = await presigned({ mime_type: "image/svg+xml", access: "public" });
    expect(status).toBe(400);
    expect(body.message).toMatch(/^access: /);
  });

  test.each([
    "../../../../../../etc/passwd",
    "/etc/passwd",
    "private~platform~../../x.csv",
    "private~ten_1~a.csv",
  ])("an import cannot be read from %s", async (key) => {
    const answer = await call("/admin/products/imports", { body: { ...table, file_key: key } });
    expect(answer.status).toBe(404);
  });
});
