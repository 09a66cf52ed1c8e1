/** Hosts of the platform that the backend under test is told beside its URLs; `ops` makes a slug a name of the platform. */
export const PLATFORM_NAMES = ["api.platform.uz", "edge.platform.uz", "ops.localhost"];
