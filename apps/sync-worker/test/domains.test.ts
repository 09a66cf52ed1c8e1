import { createServer, type RequestListener, type Server } from "node:http";
import { DOMAIN_PATHS, DOMAIN_PROOF, type DomainClaim, INTERNAL_BASE } from "@tandem/contracts";
import { type DnsServer, startDnsServer } from "@tandem/local-servers";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { checkDomain } from "../src/domains/check-domain.js";
import { createNameServers } from "../src/domains/name-servers.js";
import { runDomainChecks } from "../src/domains/run-domain-checks.js";
import { payloadTransport } from "../src/services/transport.js";

const TENANT = "7d9f1d5e-3c7a-4b0e-9a3c-3f1c7b1f2a11";
let dns: DnsServer;
let web: Server;
let port: number;
let respond: RequestListener;
const asked: string[] = [];

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

beforeAll(async () => {
  dns = await startDnsServer();
  web = createServer((request, response) => {
    asked.push(`${request.headers.host}${request.url}`);
    respond(request, response);
  });
  port = await portOf(web);
});
afterEach(() => {
  dns.fail(false);
  dns.remove("shop.brand.uz");
  dns.remove("_tandem.shop.brand.uz");
});
afterAll(async () => {
  await dns.stop();
  await new Promise((resolve) => web.close(resolve));
});

const claim: DomainClaim = {
  tenant: TENANT,
  host: "shop.brand.uz",
  token: "0123456789abcdef0123456789abcdef",
};
const deps = (isPrivateAllowed = true) => ({
  names: createNameServers([dns.server]),
  httpPort: port,
  privateHosts: isPrivateAllowed ? [`shop.brand.uz:${port}`, "shop.brand.uz:443"] : [],
});
const check = (isPrivateAllowed?: boolean) => checkDomain(deps(isPrivateAllowed), claim);

describe("a proof in DNS", () => {
  test("a TXT record with the claim's token is a proof, beside any others", async () => {
    dns.setTexts("_tandem.shop.brand.uz", ["v=spf1 -all", DOMAIN_PROOF.dnsValue(claim.token)]);
    expect((await check()).dns).toBe("proven");
  });

  test("the token of another claim, a longer text or a record at the host itself is no proof", async () => {
    dns.setTexts("_tandem.shop.brand.uz", [DOMAIN_PROOF.dnsValue("f".repeat(32))]);
    expect((await check()).dns).toBe("wrong");
    dns.setTexts("_tandem.shop.brand.uz", [`${DOMAIN_PROOF.dnsValue(claim.token)}x`]);
    expect((await check()).dns).toBe("wrong");
    dns.remove("_tandem.shop.brand.uz");
    dns.setTexts("shop.brand.uz", [DOMAIN_PROOF.dnsValue(claim.token)]);
    expect((await check()).dns).toBe("missing");
  });

  test("a proof is unreachable, not missing, while name servers fail", async () => {
    dns.setTexts("_tandem.shop.brand.uz", [DOMAIN_PROOF.dnsValue(claim.token)]);
    dns.fail(true);
    expect(await check()).toMatchObject({ dns: "unreachable", http: "unreachable" });
  });
});

describe("a proof over HTTP", () => {
  const serve = (listener: RequestListener) => {
    dns.setAddress("shop.brand.uz", "127.0.0.1");
    respond = listener;
  };

  test("the file with the claim's token at the host itself is a proof", async () => {
    serve((_request, response) => response.end(`${claim.token}\n`));
    asked.length = 0;
    expect((await check()).http).toBe("proven");
    expect(asked).toEqual([`shop.brand.uz:${port}${DOMAIN_PROOF.httpPath}`]);
  });

  test.each<[string, RequestListener, string]>([
    ["another text", (_, response) => response.end("hello"), "wrong"],
    [
      "a page that repeats the token among others",
      (_, response) => response.end(`<p>${claim.token}</p>`),
      "wrong",
    ],
    ["an endless file", (_, response) => response.end(`${claim.token}${" ".repeat(5_000)}`), "wrong"],
    ["a page that is not found", (_, response) => response.writeHead(404).end(claim.token), "missing"],
    ["a server that fails", (_, response) => response.writeHead(503).end(claim.token), "unreachable"],
    [
      "a redirect to a foreign host",
      (request, response) =>
        request.headers.host?.startsWith("127.")
          ? response.end(claim.token)
          : response.writeHead(302, { location: `http://127.0.0.1:${port}${DOMAIN_PROOF.httpPath}` }).end(),
      "missing",
    ],
    [
      "a redirect to another file of the host over https",
      (_, response) => response.writeHead(302, { location: "https://shop.brand.uz/upload" }).end(),
      "missing",
    ],
    [
      "a redirect to the same file of another host over https",
      (_, response) =>
        response.writeHead(302, { location: `https://127.0.0.1${DOMAIN_PROOF.httpPath}` }).end(),
      "missing",
    ],
    [
      "a redirect to another file of the host",
      (request, response) =>
        request.url === "/upload"
          ? response.end(claim.token)
          : response.writeHead(302, { location: "/upload" }).end(),
      "missing",
    ],
  ])("%s is no proof", async (_what, listener, finding) => {
    serve(listener);
    expect((await check()).http).toBe(finding);
  });

  test("a redirect to the same file over https is followed", async () => {
    serve((request, response) =>
      response.writeHead(302, { location: `https://shop.brand.uz${request.url}` }).end(),
    );
    // Nothing listens there, which is another finding than a file that is missing.
    expect((await check()).http).toBe("unreachable");
  });

  test("a proof is unreachable at a host that does not respond", async () => {
    serve(() => undefined);
    expect((await check()).http).toBe("unreachable");
    web.closeAllConnections();
  });

  test("a proof is never requested from a private network", async () => {
    serve((_request, response) => response.end(claim.token));
    asked.length = 0;
    expect((await check(false)).http).toBe("missing");
    expect(asked).toEqual([]);
  });
});

test("all due domains are checked and reported with the token they were checked for, until none is left", async () => {
  dns.setTexts("_tandem.shop.brand.uz", [DOMAIN_PROOF.dnsValue(claim.token)]);
  const rounds = [[claim, { ...claim, host: "other.brand.uz" }], [{ ...claim, host: "third.brand.uz" }], []];
  const sent: unknown[] = [];
  const cms = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    const isDue = request.url === `${INTERNAL_BASE.payload}${DOMAIN_PATHS.due}`;
    if (!isDue) sent.push(JSON.parse(Buffer.concat(parts).toString()));
    response.end(JSON.stringify(isDue ? { items: rounds.shift() } : {}));
  });
  const url = `http://127.0.0.1:${await portOf(cms)}`;
  const payload = payloadTransport(url, { get: async () => "token" });
  await runDomainChecks({ ...deps(), payload }, { only: null });
  await new Promise((resolve) => cms.close(resolve));
  expect(sent).toEqual([
    {
      items: [
        { ...claim, dns: "proven", http: "missing" },
        { ...claim, host: "other.brand.uz", dns: "missing", http: "missing" },
      ].map((item) => ({ ...item, http: expect.any(String) })),
    },
    { items: [{ ...claim, host: "third.brand.uz", dns: "missing", http: expect.any(String) }] },
  ]);
});
