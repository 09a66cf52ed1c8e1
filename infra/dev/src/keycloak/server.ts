import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Child, startReadyChild, waitFor } from "@tandem/local-servers";
import { keycloakEnv } from "./distribution.js";

/** How to run one Keycloak from a built home. */
export interface KeycloakOptions {
  readonly home: string;
  readonly java: string;
  /** False for a home that was only unpacked. */
  readonly built: boolean;
  readonly dataFolder: string;
  readonly port: number;
  readonly admin: { readonly username: string; readonly password: string };
  readonly logFile?: string;
  /** Cancels the start. */
  readonly signal?: AbortSignal;
}

/** A running Keycloak that can be killed and started again. */
export interface KeycloakServer {
  readonly url: string;
  pid(): number;
  stop(): Promise<void>;
  kill(): Promise<void>;
  restart(): Promise<void>;
}

/** Events are kept in the database only, where they expire: in the log they would show names and e-mail addresses. */
export const KEYCLOAK_LOG_LEVEL = "warn,org.keycloak.events:off";

const JVM = "-XX:TieredStopAtLevel=1 -Djava.net.preferIPv4Stack=true";

/** Starts Keycloak on the loopback interface and waits until it is ready. Its issuer is `http://localhost:<port>`. */
export async function startKeycloak(options: KeycloakOptions): Promise<KeycloakServer> {
  const { port, dataFolder, admin } = options;
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const url = `http://localhost:${port}`;
  const database = `jdbc:h2:file:${join(dataFolder, "keycloak")};NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE`;
  const launch = async () => {
    return startReadyChild(
      {
        name: "keycloak",
        command: join(options.home, "bin", "kc.sh"),
        args: [
          ...(options.built ? ["start", "--optimized", "--http-enabled=true"] : ["start-dev"]),
          ...["--http-host=127.0.0.1", `--http-port=${port}`, `--hostname=${url}`],
          `--log-level=${KEYCLOAK_LOG_LEVEL}`,
        ],
        cwd: dataFolder,
        env: {
          ...keycloakEnv(options.java),
          JAVA_OPTS_APPEND: JVM,
          JAVA_OPTS_KC_HEAP: "-Xms64m -Xmx384m",
          KC_DB_URL: database,
          KC_BOOTSTRAP_ADMIN_USERNAME: admin.username,
          KC_BOOTSTRAP_ADMIN_PASSWORD: admin.password,
        },
        ...(options.logFile === undefined ? {} : { logFile: options.logFile }),
      },
      (child) => answering(child, url, options.signal),
    );
  };

  let child = await launch();
  return {
    url,
    pid: () => child.pid,
    stop: () => child.stop(),
    kill: () => child.kill(),
    async restart() {
      await child.stop();
      child = await launch();
    },
  };
}

async function answering(child: Child, url: string, signal?: AbortSignal): Promise<void> {
  await waitFor({
    what: "Keycloak",
    timeoutMs: 180_000,
    everyMs: 250,
    aborted: () => {
      if (signal?.aborted === true) return "cancelled";
      return child.exit() === null ? undefined : `it exited.\n${child.tail()}`;
    },
    probe: async () => {
      const response = await fetch(`${url}/realms/master`, { signal: AbortSignal.timeout(5_000) });
      return response.ok ? true : undefined;
    },
  });
}
