import type { Endpoint } from "payload";

export const tenantByDomain: Endpoint = {
  path: "/by-domain",
  method: "get",
  handler: () => Response.json({}),
};
