import { z } from "zod";
import { eventually } from "../support/eventually.ts";
import type { Realm } from "./realm.ts";

const mailsSchema = z.array(
  z.looseObject({ to: z.array(z.string()), subject: z.string(), text: z.string() }),
);

/** Returns the mails sent to an e-mail address, newest first. */
export async function mailsTo(realm: Realm, address: string) {
  const answer = await fetch(`${realm.stack.urls.mail}/messages`);
  return mailsSchema.parse(await answer.json()).filter(({ to }) => to.includes(address));
}

/** Returns the first link with the given prefix in the newest mail to an e-mail address that has one. */
export function linkTo(realm: Realm, address: string, start: string): Promise<string> {
  return eventually(`a mail to ${address}`, 30_000, async () => {
    const mails = await mailsTo(realm, address);
    return mails.flatMap(({ text }) => text.split(/\s+/)).find((word) => word.startsWith(start));
  });
}
