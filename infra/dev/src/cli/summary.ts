import type { Stack } from "../stack.js";

/** Returns the text printed once a stack is ready: its URLs and logins. */
export function summary(stack: Stack, took: string): string {
  const { urls } = stack;
  const addresses: readonly (readonly [string, string | undefined, string])[] = [
    ["Shops", urls.storefront, "every brand of the demo"],
    ...stack.tenants.map(({ name, storefrontUrl }) => [`  ${name}`, storefrontUrl, ""] as const),
    ["Commerce", at(urls.backend, "/app"), "Medusa Admin"],
    ["Content", at(urls.cms, "/admin"), "Payload"],
    ["Sync worker", at(urls.worker, "/console"), "ops console"],
    ["Telegram", urls.botApi, "chat with the bot here"],
    ["Account", at(urls.keycloak, "/realms/tandem/account"), "Keycloak"],
    ["Mail", urls.mail, "every mail of the stack"],
  ];
  const rows = addresses.flatMap(([what, url, note]) => (url === undefined ? [] : [[what, url, note]]));
  const people = stack.logins.map(({ role, tenant, username, password }) => [
    role,
    tenant ?? "all",
    username,
    password,
  ]);
  return [
    "",
    `Tandem is ready (${took}, Node ${process.versions.node}).`,
    "",
    ...table(rows),
    ...(people.length === 0 ? [] : ["", ...table([["Role", "Tenant", "Login", "Password"], ...people])]),
    "",
    `Logs and data: ${stack.dataFolder}   For scripts: stack.json there   Stop: Ctrl-C`,
    "",
  ].join("\n");
}

function at(url: string | undefined, path: string): string | undefined {
  return url === undefined ? undefined : `${url}${path}`;
}

/** Returns rows as lines of text with aligned columns. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("   ")}`.trimEnd(),
  );
}
