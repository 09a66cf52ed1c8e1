import { APIError } from "payload";

/** A request refused for a reason that its sender reads, by REST, by GraphQL and in the admin. Takes the message, the status and `data` for programs. */
export class Refusal extends APIError {
  constructor(message: string, status: number, data: Record<string, unknown> | null = null) {
    super(message, status, data, true);
    // Payload logs errors at the level of their name, which it takes from the class; a production build drops that.
    this.name = "APIError";
  }
}
