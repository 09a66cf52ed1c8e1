/** Runs once when the server process starts; not in builds, migrations or command lines. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next replaces this expression when it builds.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { acceptAsteriskTargets } = await import("@tandem/service-kit");
  acceptAsteriskTargets();
  const { startBackgroundWork } = await import("./boot/background");
  await startBackgroundWork();
}
