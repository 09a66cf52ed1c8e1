import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import {
  AppError,
  DOMAIN_PROOF,
  type DomainClaim,
  type DomainFinding,
  type DomainResult,
} from "@tandem/contracts";
import { publicAddresses } from "../media/addresses.js";
import { getPinned } from "../media/get-pinned.js";
import type { NameServers } from "./name-servers.js";

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1_024;
const HEADERS = { accept: "text/plain", "user-agent": "tandem-domain-check" };

export interface DomainCheckDeps {
  names: NameServers;
  /** Port at which a host serves its token; 80 on the internet. */
  httpPort: number;
  /** `host:port` that may be private. */
  privateHosts: readonly string[];
}

/** Checks the proof of a claim in DNS and over HTTP. Never throws for what the domain's owner configures. */
export async function checkDomain(deps: DomainCheckDeps, claim: DomainClaim): Promise<DomainResult> {
  const [dns, http] = await Promise.all([findInDns(deps, claim), findOverHttp(deps, claim)]);
  return { ...claim, dns, http };
}

async function findInDns({ names }: DomainCheckDeps, { host, token }: DomainClaim): Promise<DomainFinding> {
  let texts: string[];
  try {
    texts = await names.texts(DOMAIN_PROOF.dnsName(host));
  } catch {
    return "unreachable";
  }
  if (texts.some((text) => isSame(text.trim(), DOMAIN_PROOF.dnsValue(token)))) return "proven";
  return texts.length === 0 ? "missing" : "wrong";
}

async function findOverHttp(deps: DomainCheckDeps, { host, token }: DomainClaim): Promise<DomainFinding> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const port = deps.httpPort === 80 ? "" : `:${deps.httpPort}`;
  const plain = new URL(`http://${host}${port}${DOMAIN_PROOF.httpPath}`);
  const secure = new URL(`https://${host}${DOMAIN_PROOF.httpPath}`);
  try {
    const first = await get(deps, plain, signal);
    const response = leadsTo(first, plain, secure) ? await get(deps, secure, signal) : first;
    return await judge(response, token);
  } catch (error) {
    // A private address is configured by the owner and proves as little as a missing file.
    if (error instanceof AppError && error.code === "unprocessable") return "missing";
    return "unreachable";
  }
}

async function get(deps: DomainCheckDeps, url: URL, signal: AbortSignal): Promise<IncomingMessage> {
  const addresses = await publicAddresses(url, deps.privateHosts, deps.names.addresses);
  return getPinned(url, addresses, { signal, headers: HEADERS });
}

/** Returns true for a redirect from http to https of the same file only: another target may belong to another owner. */
function leadsTo(response: IncomingMessage, from: URL, to: URL): boolean {
  const location = response.headers.location;
  const status = response.statusCode ?? 0;
  if (status < 300 || status >= 400 || location === undefined || !URL.canParse(location, from.href))
    return false;
  const leads = new URL(location, from).href === to.href;
  if (leads) response.destroy();
  return leads;
}

async function judge(response: IncomingMessage, token: string): Promise<DomainFinding> {
  const status = response.statusCode ?? 0;
  if (status !== 200) {
    response.destroy();
    return status >= 500 ? "unreachable" : "missing";
  }
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    parts.push(bytes);
    if (size > MAX_BYTES) {
      response.destroy();
      return "wrong";
    }
  }
  return isSame(Buffer.concat(parts).toString("utf8").trim(), token) ? "proven" : "wrong";
}

function isSame(left: string, right: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
