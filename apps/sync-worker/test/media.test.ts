import { createServer, type RequestListener, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publicAddresses } from "../src/media/addresses.js";
import { downloadPicture } from "../src/media/download.js";
import { fetchMedia } from "../src/media/fetch-media.js";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);
const servers: Server[] = [];
const received: { method: string; path: string; type: string; bytes: Buffer }[] = [];
let pictures: { host: string; url: string };
let cms: { host: string; url: string };

async function serve(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  servers.push(server);
  const address = server.address();
  const host = `127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  return { host, url: `http://${host}` };
}

beforeAll(async () => {
  pictures = await serve((request, response) => {
    const path = request.url ?? "";
    if (path === "/ok.png") response.end(png);
    else if (path === "/page") response.end("<html>not an image</html>");
    else if (path === "/drawing") response.end(`<svg xmlns="http://www.w3.org/2000/svg"/>`);
    else if (path === "/damaged") response.end(png.subarray(0, 20));
    else if (path === "/inside") response.writeHead(302, { location: "http://127.0.0.1:1/secret.png" }).end();
    else if (path === "/moved") response.writeHead(301, { location: "/ok.png" }).end();
    else if (path === "/loop") response.writeHead(302, { location: "/loop" }).end();
    else if (path === "/large") response.end(Buffer.concat([png, Buffer.alloc(5_000)]));
    else response.writeHead(path === "/busy" ? 503 : 404).end();
  });
  cms = await serve(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    received.push({
      method: request.method ?? "",
      path: request.url ?? "",
      type: String(request.headers["content-type"]),
      bytes: Buffer.concat(parts),
    });
    response.end("{}");
  });
});
afterAll(async () => {
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
});

const limits = () => ({ maxBytes: 1_000, timeoutMs: 5_000, privateHosts: [pictures.host] });

describe("publicAddresses", () => {
  const OUTSIDE = { address: "8.8.8.8", family: 4 };
  const INSIDE = { address: "10.0.0.1", family: 4 };
  const refused = { code: "unprocessable" };

  test("a host is refused when any of its addresses is private, and when it has none", async () => {
    const resolve = (...addresses: (typeof INSIDE)[]) =>
      publicAddresses(new URL("http://shop.test/a.png"), [], async () => addresses);
    expect(await resolve(OUTSIDE)).toEqual([OUTSIDE]);
    await expect(resolve(OUTSIDE, INSIDE)).rejects.toMatchObject(refused);
    await expect(resolve()).rejects.toMatchObject(refused);
  });

  test("a host that may be private is allowed at its port only", async () => {
    const resolve = (url: string) => publicAddresses(new URL(url), ["shop.test:8080"], async () => [INSIDE]);
    expect(await resolve("http://shop.test:8080/")).toEqual([INSIDE]);
    await expect(resolve("http://shop.test/")).rejects.toMatchObject(refused);
    await expect(resolve("http://shop.test.evil.test:8080/")).rejects.toMatchObject(refused);
  });

  test.each(["ftp://8.8.8.8/a.png", "gopher://8.8.8.8/", "data:image/png,x"])(
    "a URL with another protocol than HTTP is refused: %s",
    async (url) => {
      await expect(publicAddresses(new URL(url), [])).rejects.toMatchObject(refused);
    },
  );
});

describe("an image", () => {
  test("an image is downloaded, through redirects, with the type its bytes show", async () => {
    expect(await downloadPicture(`${pictures.url}/moved`, limits())).toMatchObject({
      type: "image/png",
      bytes: png,
    });
  });

  test.each([
    ["an image from this machine", () => `${pictures.url}/ok.png`, [], "unprocessable"],
    ["an image from this machine by another spelling", () => "http://0x7f.1/ok.png", [], "unprocessable"],
    ["an image from this machine by name", () => "http://localhost/ok.png", [], "unprocessable"],
    ["an image from this machine by IPv6", () => "http://[::1]/ok.png", [], "unprocessable"],
    [
      "an image behind a redirect into the private network",
      () => `${pictures.url}/inside`,
      undefined,
      "unprocessable",
    ],
    ["an image behind an endless redirect", () => `${pictures.url}/loop`, undefined, "unprocessable"],
    ["an image from a file", () => "file:///etc/passwd", undefined, "unprocessable"],
    ["an image with a login in its URL", () => "http://a:b@example.com/x.png", undefined, "unprocessable"],
    ["a page", () => `${pictures.url}/page`, undefined, "unsupported_media_type"],
    ["an SVG drawing", () => `${pictures.url}/drawing`, undefined, "unsupported_media_type"],
    ["a damaged image", () => `${pictures.url}/damaged`, undefined, "unsupported_media_type"],
    ["an image that does not exist", () => `${pictures.url}/gone`, undefined, "unprocessable"],
    ["an image that is too large", () => `${pictures.url}/large`, undefined, "too_large"],
    ["an image from a server that is busy", () => `${pictures.url}/busy`, undefined, "upstream_failed"],
  ])("%s is refused with the code of its reason", async (_name, url, privateHosts, code) => {
    const given = { ...limits(), ...(privateHosts === undefined ? {} : { privateHosts }) };
    await expect(downloadPicture(url(), given)).rejects.toMatchObject({ code });
  });

  test("an image is sent to the CMS as bytes, and a final failure is reported there", async () => {
    const deps = { cmsUrl: cms.url, tokens: { get: async () => "t" }, privateHosts: [pictures.host] };
    const job = { tenant: "ten_1", mediaId: "m/1", url: `${pictures.url}/ok.png`, correlationId: "c" };
    await fetchMedia(deps, job, { last: false });
    expect(received[0]).toMatchObject({
      method: "PUT",
      path: "/api/internal/import/media/m%2F1/file",
      type: "image/png",
    });
    expect(received[0]?.bytes.equals(png)).toBe(true);
    await expect(
      fetchMedia(deps, { ...job, url: `${pictures.url}/page` }, { last: false }),
    ).rejects.toMatchObject({
      retryable: false,
    });
    expect(received[1]).toMatchObject({ method: "POST", path: "/api/internal/import/media/m%2F1/failed" });
    await expect(
      fetchMedia(deps, { ...job, url: `${pictures.url}/busy` }, { last: false }),
    ).rejects.toThrow();
    expect(received).toHaveLength(2);
  });
});
