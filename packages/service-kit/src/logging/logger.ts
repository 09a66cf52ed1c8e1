import { type DestinationStream, type LoggerOptions, pino } from "pino";
import pretty from "pino-pretty";
import { currentCorrelationId } from "./correlation.js";

export type { Logger } from "pino";

/** Fields that never reach a log, at the top level and one level down. */
export const REDACTED_FIELDS = [
  "password",
  "token",
  "access_token",
  "refresh_token",
  "secret",
  "client_secret",
  "authorization",
  "cookie",
  "set-cookie",
  "email",
  "phone",
  "address",
  "first_name",
  "last_name",
] as const;

const redactPaths = REDACTED_FIELDS.flatMap((field) => {
  const key = field.includes("-") ? `["${field}"]` : field;
  const below = field.includes("-") ? `*["${field}"]` : `*.${field}`;
  return [key, below, field.includes("-") ? `*.*["${field}"]` : `*.*.${field}`];
});

/** E-mail addresses; escapes of JSON are matched first, so that none is cut in two. */
const ESCAPE_OR_ADDRESS =
  /\\(?:u[0-9a-f]{4}|.)|[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.)+\p{L}{2,63}/giu;

/** Where drizzle's errors keep the values of a failed statement. */
const PARAMETER_PATHS = ["params", "err.params", "err.cause.params", "error.params"];

/** Where ioredis's errors keep the arguments of a failed command, which hold sessions and tokens. */
const ARGUMENT_PATHS = [
  "command.args",
  "*.command.args",
  "*.cause.command.args",
  "*.aggregateErrors[*].command.args",
  "*.previousErrors[*].command.args",
];

/** Values of a failed statement in a line of JSON, as drizzle's error quotes them, to the end of their text. */
const PARAMETERS = /(\\nparams: )(?:[^"\\]|\\.)*/g;

/** Removes e-mail addresses and values of statements from a log line; errors of databases and mail servers quote them. */
function withoutPersonalData(text: string): string {
  const line = text.includes("\\nparams: ") ? text.replaceAll(PARAMETERS, "$1[redacted]") : text;
  if (!line.includes("@")) return line;
  return line.replaceAll(ESCAPE_OR_ADDRESS, (found) => (found.startsWith("\\") ? found : "[redacted]"));
}

interface LoggerSettings {
  /** Name of the service, on every line. */
  service: string;
  /** pino level; `info` by default. */
  level?: string;
  /** Coloured lines for a terminal instead of JSON. */
  pretty?: boolean;
  /** Where lines are written; stdout by default. */
  destination?: DestinationStream;
}

/** Creates a pino logger: one JSON object per line with service and correlation id, secrets and personal data redacted. */
export function createLogger(settings: LoggerSettings) {
  const options: LoggerOptions = {
    level: settings.level ?? "info",
    base: { service: settings.service },
    redact: { paths: [...redactPaths, ...PARAMETER_PATHS, ...ARGUMENT_PATHS], censor: "[redacted]" },
    hooks: { streamWrite: withoutPersonalData },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    mixin: () => {
      const id = currentCorrelationId();
      return id === undefined ? {} : { correlation_id: id };
    },
  };
  if (settings.destination !== undefined) return pino(options, settings.destination);
  if (settings.pretty === true) {
    return pino(
      options,
      pretty({ colorize: true, ignore: "pid,hostname,service", messageFormat: "{service} {msg}" }),
    );
  }
  return pino(options);
}
