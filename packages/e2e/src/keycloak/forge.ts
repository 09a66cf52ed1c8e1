import { createHmac, createSign, type KeyObject } from "node:crypto";

export type Json = Record<string, unknown>;

/** Encodes JSON, or text unchanged, as base64url. */
export function encode(part: Json | string): string {
  return Buffer.from(typeof part === "string" ? part : JSON.stringify(part)).toString("base64url");
}

/** Decodes a part of a token: 0 is the header, 1 the claims. */
export function partOf(token: string, index: 0 | 1): Json {
  return JSON.parse(Buffer.from(token.split(".")[index] ?? "", "base64url").toString("utf8"));
}

/** Builds a token as an attacker would: with any header and claims, and without a library that validates them. */
export function forge(
  header: Json | string,
  claims: Json | string,
  sign: (input: string) => string = () => "",
): string {
  const input = `${encode(header)}.${encode(claims)}`;
  return `${input}.${sign(input)}`;
}

/** Returns an RSA signer with the given hash. */
export function rsa(key: KeyObject, hash: "sha256" | "sha512" = "sha256") {
  return (input: string) => createSign(hash).update(input).sign(key).toString("base64url");
}

/** Returns an HMAC signer, for attacks that use a public key as a shared secret. */
export function hmac(secret: string | Buffer) {
  return (input: string) => createHmac("sha256", secret).update(input).digest("base64url");
}

/** Returns the claims without the given names. */
export function without(claims: Json, ...names: string[]): Json {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !names.includes(name)));
}
