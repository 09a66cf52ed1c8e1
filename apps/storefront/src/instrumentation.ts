/** Runs once when a server starts: checks the configuration, opens the caches and follows the drops of every instance. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next replaces this expression when it builds.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env, isBuild } = await import("./env");
  if (isBuild()) return;
  env();
  const { acceptAsteriskTargets } = await import("@tandem/service-kit");
  acceptAsteriskTargets();
  const { openCaches } = await import("./server/caches");
  openCaches();
  const { followDrops } = await import("./server/dropped-tags");
  followDrops();
}
