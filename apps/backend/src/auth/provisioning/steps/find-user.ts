import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { AppError } from "@tandem/contracts";
import { identityOfUser } from "../../accounts";

/**
 * Returns the user that already has this verified e-mail, such as a break-glass admin who now signs in with Keycloak.
 * @throws AppError conflict when it belongs to another Keycloak user
 */
export const findUserStep = createStep(
  "find-user",
  async ({ email }: { email: string | null }, { container }) => {
    if (email === null) return new StepResponse<{ id: string | null }>({ id: null });
    const [user] = await container.resolve(Modules.USER).listUsers({ email }, { take: 1 });
    if (user === undefined) return new StepResponse<{ id: string | null }>({ id: null });
    if ((await identityOfUser(user.id)).subject !== null) {
      throw new AppError("conflict", "Another user of the admin has your e-mail address.");
    }
    return new StepResponse<{ id: string | null }>({ id: user.id });
  },
);
