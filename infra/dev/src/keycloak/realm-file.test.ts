import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "@tandem/local-servers";
import { expect, test } from "vitest";
import { z } from "zod";
import { REALM_FILE } from "../paths.js";
import { fill, readRealmFile } from "./realm-file.js";

/** A placeholder as the file writes it. */
const hole = (name: string) => ["$", "{", name, "}"].join("");

/** Returns a value for every placeholder of the file. */
async function values() {
  const names = [...(await readFile(REALM_FILE, "utf8")).matchAll(/\$\{([A-Z_]+)\}/g)].map(
    ([, name]) => name ?? "",
  );
  return Object.fromEntries(names.map((name) => [name, `http://${name.toLowerCase()}`]));
}

test("a placeholder without a value throws an error that names it", () => {
  expect(() => fill({ secret: hole("MISSING") }, {})).toThrow("MISSING");
});

test("the storefront has one exact redirect URI, so that a new shop needs no change to the realm", async () => {
  const realm = await readRealmFile(REALM_FILE, await values());
  const storefront = realm.clients.find(({ clientId }) => clientId === "storefront");
  expect(storefront?.redirectUris).toEqual(["http://storefront_url/api/auth/callback"]);
});

test("a wildcard in a redirect URI is refused", async () => {
  const folder = await temporaryFolder("realm");
  const file = join(folder.path, "realm.json");
  const text = (await readFile(REALM_FILE, "utf8")).replace("/api/oidc/callback", "/*");
  await writeFile(file, text);
  await expect(readRealmFile(file, await values())).rejects.toThrow(/payload-cms.*wildcard/);
  await folder.remove();
});

test("the fingerprint of a realm changes when a value does, and only then", async () => {
  const read = async (more: object) => {
    const realm = await readRealmFile(REALM_FILE, { ...(await values()), ...more });
    return realm.attributes["tandem.fingerprint"];
  };
  expect(await read({})).toBe(await read({}));
  expect(await read({ CMS_URL: "http://elsewhere" })).not.toBe(await read({}));
});

test("a service has only the client roles that its work needs", async () => {
  const realm = await readRealmFile(REALM_FILE, await values());
  const rights = Object.fromEntries(
    realm.users.map((user) => [user.serviceAccountClientId, user.clientRoles]),
  );
  expect(rights.storefront).toEqual({ "medusa-backend": ["catalog:read"], "payload-cms": ["catalog:read"] });
  expect(rights["payload-cms"]).not.toHaveProperty("medusa-backend");
  expect(Object.keys(rights)).not.toContain("ops-console");
});

test("only the backend and the CMS may read users, and only the backend may manage them", async () => {
  const realm = await readRealmFile(REALM_FILE, await values());
  const management = realm.users.flatMap(({ serviceAccountClientId, clientRoles }) => {
    const roles = clientRoles["realm-management"];
    return roles === undefined ? [] : [[serviceAccountClientId, roles]];
  });
  const view = ["view-users", "query-users", "query-groups"];
  expect(Object.fromEntries(management)).toEqual({
    "medusa-backend": [...view, "manage-users"],
    "payload-cms": view,
  });
});

test("every client that users sign in to has a back-channel logout URL", async () => {
  const realm = await readRealmFile(REALM_FILE, await values());
  const told = realm.clients
    .filter(({ standardFlowEnabled }) => standardFlowEnabled === true)
    .map(({ clientId, attributes }) => [
      clientId,
      z.record(z.string(), z.string()).parse(attributes)["backchannel.logout.url"],
    ]);
  expect(Object.fromEntries(told)).toEqual({
    "medusa-backend": "http://backend_url/auth/keycloak/backchannel-logout",
    "payload-cms": "http://cms_url/api/oidc/backchannel-logout",
    storefront: "http://storefront_url/api/auth/backchannel-logout",
    "ops-console": "http://worker_url/console/backchannel-logout",
  });
});
