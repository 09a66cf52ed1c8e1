import { z } from "zod";

/** Somebody in the directory of the test issuer. */
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

/** People as Keycloak's admin API tells of them. */
export class People {
  readonly #people = new Map<string, z.output<typeof personSchema>>();

  put(subject: string, person: unknown): void {
    this.#people.set(subject, personSchema.parse(person));
  }

  /** @throws when there is nobody by this `sub`. */
  find(subject: string): z.output<typeof personSchema> {
    const person = this.#people.get(subject);
    if (person === undefined) throw new Error(`Nobody is called ${subject}.`);
    return person;
  }

  remove(subject: string): void {
    this.#people.delete(subject);
  }

  /** The answer to `GET /users/<rest>`; undefined is 404. */
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
