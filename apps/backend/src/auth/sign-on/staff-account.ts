import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import type { DirectoryPerson } from "@tandem/auth";
import { accountsOf } from "../accounts";
import { provisionStaffWorkflow } from "../provisioning/provision-staff";

/** A user with a staff role, and their identity in Medusa. */
export interface SignedOnStaff {
  identityId: string;
  subject: string;
  person: DirectoryPerson;
}

const WAIT_SECONDS = 10;

/** Returns the Medusa id of their user, created at the first sign-in, and only once under concurrent sign-ins. */
export async function staffAccountOf(
  container: MedusaContainer,
  { identityId, subject, person }: SignedOnStaff,
): Promise<string> {
  const known = (await accountsOf(subject)).userId;
  if (known !== null) return known;
  return container.resolve(Modules.LOCKING).execute(
    `tandem:provision:${subject}`,
    async () => {
      const made = (await accountsOf(subject)).userId;
      if (made !== null) return made;
      const { email, emailVerified, name } = person;
      const { result } = await provisionStaffWorkflow(container).run({
        input: { identityId, subject, email: emailVerified ? email : null, name },
      });
      return result;
    },
    { timeout: WAIT_SECONDS },
  );
}
