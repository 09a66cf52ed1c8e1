import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import {
  buildEntityGraph,
  type EntityGraph,
  type JoinerConfig,
} from "../../../src/access-control/expansions/graph";
import "../../../src/links/tenant-category";
import "../../../src/links/tenant-customer";
import "../../../src/links/tenant-order";
import "../../../src/links/tenant-product";
import "../../../src/links/tenant-sales-channel";
import "../../../src/links/tenant-stock-location";
import { MedusaModule } from "@medusajs/framework/modules-sdk";
import TenancyModule from "../../../src/modules/tenancy";

const require = createRequire(import.meta.url);
const MODULES = [
  "api-key",
  "auth",
  "cart",
  "currency",
  "customer",
  "fulfillment",
  "inventory",
  "notification",
  "order",
  "payment",
  "pricing",
  "product",
  "promotion",
  "region",
  "sales-channel",
  "settings",
  "stock-location",
  "store",
  "tax",
  "translation",
  "user",
];

/** Returns the joiner configurations of Medusa's modules, its links and Tandem's links, without a running Medusa. */
export function joinerConfigs(): JoinerConfig[] {
  const modules = [...MODULES.map((name) => require(`@medusajs/medusa/${name}`).default), TenancyModule].map(
    ({ service }) => service.prototype.__joinerConfig(),
  );
  const links = require("@medusajs/medusa/link-modules");
  const definitions = join(dirname(links.discoveryPath), "definitions");
  const own = MedusaModule.getCustomLinks().map((link) =>
    typeof link === "function" ? link(modules) : link,
  );
  return [
    ...modules,
    ...Object.values<JoinerConfig>(require(definitions)),
    ...Object.values<JoinerConfig>(require(join(definitions, "readonly"))),
    ...own,
  ];
}

/** The same graph of entities that a running Medusa builds. */
export const graph: EntityGraph = buildEntityGraph(joinerConfigs());
