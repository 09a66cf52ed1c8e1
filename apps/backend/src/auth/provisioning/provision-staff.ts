import { createWorkflow, transform, WorkflowResponse, when } from "@medusajs/framework/workflows-sdk";
import { createUsersWorkflow, setAuthAppMetadataStep } from "@medusajs/medusa/core-flows";
import { findUserStep } from "./steps/find-user";

export interface NewStaff {
  identityId: string;
  subject: string;
  /** Only when Keycloak verified it. */
  email: string | null;
  name: string;
}

/** Creates the Medusa user of a Keycloak user with a staff role; a failing step leaves neither user nor link behind. */
export const provisionStaffWorkflow = createWorkflow("provision-staff", (input: NewStaff) => {
  const known = findUserStep(input);
  const created = when(known, ({ id }) => id === null).then(() => {
    const users = transform(input, ({ subject, email, name }) => {
      const [first_name = "", ...rest] = name.split(" ");
      return {
        users: [{ email: email ?? `${subject}@sign-on.invalid`, first_name, last_name: rest.join(" ") }],
      };
    });
    return createUsersWorkflow.runAsStep({ input: users });
  });
  const userId = transform({ known, created }, (found) => found.known.id ?? found.created?.[0]?.id ?? "");
  setAuthAppMetadataStep(
    transform({ input, userId }, (link) => ({
      authIdentityId: link.input.identityId,
      actorType: "user",
      value: link.userId,
    })),
  );
  return new WorkflowResponse(userId);
});
