import { AppError } from "@tandem/contracts";
import { createTransport, type Transporter } from "nodemailer";
import { config } from "../env";

/** A mail in both forms; `html` holds no user input that is not escaped. */
export interface Mail {
  to: string;
  subject: string;
  html: string;
  text: string;
}

const SENDER = "Tandem";
const TIMEOUT_MS = 10_000;
let transport: Transporter | undefined;

/** Sends a mail over SMTP. @throws AppError unavailable when the mail server does not accept it. */
export async function sendMail(mail: Mail): Promise<void> {
  const { smtpUrl, from } = config().mail;
  transport ??= createTransport(
    {
      url: smtpUrl,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from: { name: SENDER, address: from } },
  );
  try {
    await transport.sendMail(mail);
  } catch (cause) {
    throw new AppError("unavailable", "The mail could not be sent. Try again in a minute.", { cause });
  }
}
