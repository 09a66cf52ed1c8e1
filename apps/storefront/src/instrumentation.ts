/** Runs once when a server starts: checks the configuration, prepares the server and listens for tags that other instances drop. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next replaces this expression when it builds.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env, isBuild } = await import("./env");
  if (isBuild()) return;
  env();
  const { acceptAsteriskTargets } = await import("@tandem/service-kit");
  acceptAsteriskTargets();
  const { listenForDroppedTags } = await import("./server/dropped-tags");
  await listenForDroppedTags();
}
