import { z } from "zod";
import { stack } from "./client";

const mailsSchema = z.array(
  z.object({
    from: z.string(),
    to: z.array(z.string()),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
  }),
);

/** Returns the mails sent to an e-mail address, newest first. */
export async function mailsTo(address: string) {
  const answer = await fetch(new URL("/messages", stack.mail));
  return mailsSchema.parse(await answer.json()).filter(({ to }) => to.includes(address));
}

/** Returns the one-time token in the newest mail to an e-mail address. */
export async function tokenFor(address: string): Promise<string> {
  const [mail] = await mailsTo(address);
  const token = /[?]token=([\w-]+)/.exec(mail?.text ?? "")?.[1];
  if (token === undefined) throw new Error(`No invitation was mailed to ${address}.`);
  return token;
}
