import { startMailCatcher } from "@tandem/local-servers";
import type { Step } from "../progress.js";
import type { Service, World } from "../world.js";

/** Starts the mail catcher, which shows every mail of the stack in a web inbox, inside the runner. */
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
