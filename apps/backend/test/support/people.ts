import { z } from "zod";

/** A person in the directory of the test issuer. */
const personSchema = z.object({
  enabled: z.boolean().default(true),
  email: z.string().default("somebody@people.test"),
  emailVerified: z.boolean().default(true),
  firstName: z.string().default("Test"),
  lastName: z.string().default("Person"),
  realmRoles: z.array(z.string()).default([]),
  /** Paths such as `/tenants/saffron/owner`. */
  groups: z.array(z.string()).default([]),
});
export type TestPerson = z.input<typeof personSchema>;

/** People as Keycloak's admin API returns them. */
export class People {
  readonly #people = new Map<string, z.output<typeof personSchema>>();

  put(subject: string, person: unknown): void {
    this.#people.set(subject, personSchema.parse(person));
  }

  /** @throws Error when no person has this `sub` */
  find(subject: string): z.output<typeof personSchema> {
    const person = this.#people.get(subject);
    if (person === undefined) throw new Error(`No person has the sub ${subject}.`);
    return person;
  }

  remove(subject: string): void {
    this.#people.delete(subject);
  }

  /** Returns the response to `GET /users/<rest>`; undefined stands for 404. */
  answer(rest: string): unknown {
    const [subject = "", ...path] = rest.split("/");
    const person = this.#people.get(decodeURIComponent(subject));
    if (person === undefined) return undefined;
    const { groups, realmRoles, ...user } = person;
    switch (path.join("/")) {
      case "":
        return { id: subject, username: user.email, ...user };
      case "groups":
        return groups.map((group) => ({ id: group, name: group.split("/").at(-1), path: group }));
      case "sessions":
        return [{ id: subject }];
      case "role-mappings/realm/composite":
        return realmRoles.map((name) => ({ id: name, name }));
      default:
        return undefined;
    }
  }
}
