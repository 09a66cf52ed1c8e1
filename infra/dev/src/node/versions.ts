/**
 * The newest LTS release and the newest release of Node, which the tests start the whole stack on. The first is also
 * in `.nvmrc`; the supported versions are `engines.node` of the root package.json.
 */
export const NEWEST_NODES = { lts: "24.21.0", latest: "26.10.0" } as const;
