import { createHmac, createSign, type KeyObject } from "node:crypto";

export type Json = Record<string, unknown>;

/** Base64url of JSON, or of text as it is. */
export function encode(part: Json | string): string {
  return Buffer.from(typeof part === "string" ? part : JSON.stringify(part)).toString("base64url");
}

/** The decoded part of a token: 0 its header, 1 its claims. */
export function partOf(token: string, index: 0 | 1): Json {
  return JSON.parse(Buffer.from(token.split(".")[index] ?? "", "base64url").toString("utf8"));
}

/** A token as an attacker writes it: any header, any claims, no library that would refuse to. */
export function forge(
  header: Json | string,
  claims: Json | string,
  sign: (input: string) => string = () => "",
): string {
  const input = `${encode(header)}.${encode(claims)}`;
  return `${input}.${sign(input)}`;
}

/** RSA signature with the hash the name says. */
export function rsa(key: KeyObject, hash: "sha256" | "sha512" = "sha256") {
  return (input: string) => createSign(hash).update(input).sign(key).toString("base64url");
}

/** HMAC signature, for those who hope that a public key is taken for a shared secret. */
export function hmac(secret: string | Buffer) {
  return (input: string) => createHmac("sha256", secret).update(input).digest("base64url");
}

/** Claims without some of them. */
export function without(claims: Json, ...names: string[]): Json {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !names.includes(name)));
}
