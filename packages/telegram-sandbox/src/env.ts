import { z } from "zod";

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  HOST: z.string().default("127.0.0.1"),
  BOT_TOKEN: z.string().optional(),
  BOT_NAME: z.string().optional(),
});

/**
 * Reads host and port, the accepted bots (`BOT_TOKEN`, comma-separated; empty: any) and their name (`BOT_NAME`).
 * Prints every invalid variable and exits with code 1.
 */
export function readEnv(variables: NodeJS.ProcessEnv = process.env) {
  const result = schema.safeParse(variables);
  if (!result.success) {
    for (const issue of result.error.issues) console.error(`${issue.path.join(".")}: ${issue.message}`);
    process.exit(1);
  }
  const tokens = (result.data.BOT_TOKEN ?? "").split(",").filter((token) => token !== "");
  return {
    port: result.data.PORT,
    host: result.data.HOST,
    tokens: tokens.length === 0 ? undefined : tokens,
    botName: result.data.BOT_NAME,
  };
}
