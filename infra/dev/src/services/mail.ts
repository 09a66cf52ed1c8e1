import { startMailCatcher } from "@tandem/local-servers";
import type { Step } from "../progress.js";
import type { Service, World } from "../world.js";

/** Catches every mail of the stack and shows it in a web inbox; runs inside the runner. */
export async function provideMail(world: World, step: Step): Promise<Service> {
  const start = () => startMailCatcher({ smtp: world.ports.smtp, web: world.ports.mail });
  let catcher = await start();
  step.detail(`SMTP port ${world.ports.smtp}`);
  const stop = () => catcher.stop();
  return {
    pid: () => null,
    stop,
    kill: stop,
    async restart() {
      await stop();
      catcher = await start();
    },
  };
}
