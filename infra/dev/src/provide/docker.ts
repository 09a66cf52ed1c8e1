import { startChild } from "@tandem/local-servers";
import { outputOf } from "./command.js";

/** A server in a container, with the same handles as an embedded one. */
export interface Container {
  pid(): number;
  stop(): Promise<void>;
  kill(): Promise<void>;
  restart(): Promise<void>;
}

/** What to run; `ready` resolves once the server accepts requests. */
export interface ContainerOptions {
  readonly name: string;
  readonly image: string;
  readonly port: { readonly host: number; readonly container: number };
  readonly env?: Readonly<Record<string, string>>;
  readonly volume?: { readonly folder: string; readonly at: string };
  readonly args?: readonly string[];
  readonly logFile?: string;
  readonly ready: () => Promise<void>;
}

/** Returns whether a Docker engine is available. */
export async function dockerWorks(): Promise<boolean> {
  return (await outputOf("docker", ["version", "--format", "{{.Server.Version}}"])) !== null;
}

/** Runs a container that is removed when it stops; a missing image is pulled. */
export async function startContainer(options: ContainerOptions): Promise<Container> {
  const { host, container } = options.port;
  const launch = async () => {
    const child = await startChild({
      name: options.name,
      command: "docker",
      args: [
        ...["run", "--rm", "--init", "--name", options.name, "-p", `127.0.0.1:${host}:${container}`],
        ...Object.entries(options.env ?? {}).flatMap(([name, value]) => ["-e", `${name}=${value}`]),
        ...(options.volume === undefined ? [] : ["-v", `${options.volume.folder}:${options.volume.at}`]),
        ...[options.image, ...(options.args ?? [])],
      ],
      ...(options.logFile === undefined ? {} : { logFile: options.logFile }),
    });
    const ended = child.exited.then(() => {
      throw new Error(`The container ${options.name} exited before it was ready.\n${child.tail()}`);
    });
    await Promise.race([options.ready(), ended]);
    return child;
  };
  await outputOf("docker", ["rm", "-f", options.name]);
  let child = await launch();
  const end = async (command: readonly string[]) => {
    await outputOf("docker", [...command, options.name]);
    await child.stop();
  };
  const stop = () => end(["stop", "-t", "15"]);
  return {
    pid: () => child.pid,
    stop,
    kill: () => end(["kill", "-s", "KILL"]),
    async restart() {
      if (child.exit() === null) await stop();
      child = await launch();
    },
  };
}
