import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import proxy from "@/proxy";
import { stubEnv } from "@/testing/stub-env";
import { closedRedis } from "@/testing/world";
import { imageProblem, resizedUrl } from "./image-request";
import { IMAGE_WIDTHS } from "./image-sizes";
import { countImage } from "./limits";

beforeAll(() => {
  stubEnv("http://shops.test");
  vi.stubEnv("CMS_URL", "http://cms.test:3001");
  vi.stubEnv("IMAGE_HOSTS", "https://images.test");
  globalThis.storefrontRedis = closedRedis();
});
afterAll(() => vi.unstubAllEnvs());

const CUP = "http://cms.test:3001/api/media/file/cup.png";
const SHOP = "http://cup.shops.test";
const query = (url: string, rest = "w=640&q=75") =>
  new URLSearchParams(`url=${encodeURIComponent(url)}&${rest}`);

test.each([CUP, "https://images.test/чашка (1).png"])("every width of the image %s is served", (url) => {
  for (const width of IMAGE_WIDTHS) {
    expect(imageProblem(new URL(resizedUrl(url, width), SHOP).searchParams)).toBeNull();
  }
});

test.each([
  ["a user name and a password", query(CUP.replace("//", "//user:pass@")), "user name"],
  ["a user name", query(CUP.replace("//", "//user@")), "user name"],
  ["a fragment", query(`${CUP}#x`), "fragment"],
  ["an empty fragment", query(`${CUP}#`), "fragment"],
  ["a query", query(`${CUP}?x`), "query"],
  ["a path of the storefront", query("/api/auth/login"), "absolute URL"],
  ["a path that a browser reads as another host", query("/\\evil.com"), "absolute URL"],
  ["a path that cannot be decoded", query("/%"), "absolute URL"],
  ["another path of the CMS", query("http://cms.test:3001/api/health"), "media file"],
  ["a path that leaves the folder of files", query(`${CUP}/../../../users`), "media file"],
  [
    "an encoded path that leaves the folder of files",
    query(CUP.replace("cup", "..%2f..%2fusers")),
    "media file",
  ],
  ["another host", query("http://evil.test/cup.png"), "host"],
  ["another port", query("http://cms.test:3002/cup.png"), "host"],
  ["another scheme", query("https://cms.test:3001/cup.png"), "host"],
  ["a file of the server", query("file:///etc/passwd"), "host"],
  ["two URLs", query(CUP, `w=640&q=75&url=${CUP}`), "`url` must be given exactly once"],
  ["two widths", query(CUP, "w=640&q=75&w=640"), "`w` must be given exactly once"],
  ["two qualities", query(CUP, "w=640&q=75&q=75"), "`q` must be given exactly once"],
  ["no width", query(CUP, "q=75"), "`w` must be given exactly once"],
  ["a width that is not offered", query(CUP, "w=641&q=75"), "`w` must be 192, 320"],
  ["a width in a second spelling", query(CUP, "w=0640&q=75"), "`w` must be 192, 320"],
  ["a quality that is not offered", query(CUP, "w=640&q=74"), "`q` must be 75"],
])("an image with %s is refused with the reason", (_what, given, reason) => {
  expect(imageProblem(given)).toContain(reason);
});

describe("proxy", () => {
  const headersOf = (from: string) => ({ host: "cup.shops.test", "x-forwarded-for": from });
  const visit = (path: string, from: string) =>
    proxy(new NextRequest(SHOP + path, { headers: headersOf(from) }));

  test("a refused image has status 400 and a text that names the parameter", async () => {
    for (const path of ["/_next/image", "/_next/image/x"]) {
      const response = await visit(`${path}?${query(`${CUP}#x`)}`, "203.0.113.1");
      expect([response.status, await response.text()]).toEqual([400, expect.stringContaining("`url`")]);
    }
  });

  test("while Redis is down, an IP address still gets 1,200 images a minute and then 429 with the seconds to wait", async () => {
    const path = resizedUrl(CUP, 640);
    const full = new Headers(headersOf("203.0.113.2"));
    await Promise.all(Array.from({ length: 1_199 }, () => countImage(full)));
    expect((await visit(path, "203.0.113.2")).headers.get("x-middleware-next")).toBe("1");
    const refused = await visit(path, "203.0.113.2");
    expect([refused.status, refused.headers.get("x-middleware-next")]).toEqual([429, null]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await visit(path, "203.0.113.3")).headers.get("x-middleware-next")).toBe("1");
  });

  test("a path of Next's data requests reaches no page and no image", async () => {
    // As `skipProxyUrlNormalize` sets it: the proxy sees such a path as it was sent.
    vi.stubEnv("__NEXT_NO_MIDDLEWARE_URL_NORMALIZE", "1");
    for (const path of ["directory.json", `_next/image.json?${query(CUP)}`]) {
      expect((await visit(`/_next/data/build/${path}`, "203.0.113.4")).status).toBe(404);
    }
  });
});
