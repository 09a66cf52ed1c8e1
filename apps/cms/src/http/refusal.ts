import { APIError } from "payload";

/** An error whose message the caller reads, by REST, by GraphQL and in the admin. `data` is for programs. */
export class Refusal extends APIError {
  constructor(message: string, status: number, data: Record<string, unknown> | null = null) {
    super(message, status, data, true);
    // Payload derives the log level from the error's name, taken from the class, which a production build shortens.
    this.name = "APIError";
  }
}
