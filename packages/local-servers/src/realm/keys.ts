import { exportJWK, generateKeyPair, type JWK, type JWTPayload, jwtVerify, SignJWT } from "jose";

/** The signing key of a realm. */
export interface SigningKey {
  /** The public key, as the realm publishes it. */
  jwk: JWK;
  sign(claims: JWTPayload, kid?: string): Promise<string>;
  /** Returns whether this key signed the token and the token has not expired. */
  signed(token: string): Promise<boolean>;
}

/** Creates an RS256 key with this id. */
export async function createSigningKey(kid: string): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  return {
    jwk: { ...(await exportJWK(publicKey)), kid, alg: "RS256", use: "sig" },
    sign: (claims, named = kid) =>
      new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: named, typ: "JWT" }).sign(privateKey),
    signed: (token) =>
      jwtVerify(token, publicKey).then(
        () => true,
        () => false,
      ),
  };
}
