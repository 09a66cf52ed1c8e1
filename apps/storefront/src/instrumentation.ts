/** Runs once when a server starts: checks the configuration and listens for what other instances dropped. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env, isBuild } = await import("./env");
  if (isBuild()) return;
  env();
  const { listenForDroppedTags } = await import("./server/dropped-tags");
  await listenForDroppedTags();
}
