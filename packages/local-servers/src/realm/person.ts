/** A user of the test realm. */
export interface RealmPerson {
  enabled: boolean;
  email: string;
  emailVerified: boolean;
  firstName: string;
  lastName: string;
  realmRoles: string[];
  /** Paths such as `/tenants/saffron/owner`. */
  groups: string[];
}

/** Returns a user with an e-mail address of their own and no rights, except for the given values. */
export function realmPerson(subject: string, values: Partial<RealmPerson> = {}): RealmPerson {
  return {
    enabled: true,
    email: `${subject}@people.test`,
    emailVerified: true,
    firstName: subject,
    lastName: "Lee",
    realmRoles: [],
    groups: [],
    ...values,
  };
}
