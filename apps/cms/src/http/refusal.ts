import { APIError } from "payload";

/** A request refused for a reason that its sender reads, by REST, by GraphQL and in the admin. Takes the message, the status and `data` for programs. */
export class Refusal extends APIError {
  constructor(message: string, status: number, data: Record<string, unknown> | null = null) {
    super(message, status, data, true);
    // Payload shows the messages of named errors only. It takes the name from the class, which a production build drops.
    this.name = "APIError";
  }
}
