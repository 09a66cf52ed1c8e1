/** PLATFORM_HOSTS of the backend under test; because of `ops.localhost` the slug `ops` is reserved. */
export const PLATFORM_NAMES = ["api.platform.uz", "edge.platform.uz", "ops.localhost"];
