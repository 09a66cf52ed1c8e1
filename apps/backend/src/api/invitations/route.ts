import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { localeSchema } from "@tandem/contracts";
import { z } from "zod";
import { openInvitation } from "../../members/invitations/accept";
import { INVITATION_PATH } from "../../members/invitations/mail";
import { sendPage } from "../../members/invitations/page";
import { invalidPage, pageOf } from "../../members/invitations/show";
import { invitationOf } from "../../members/invitations/store";
import { beginVisit, keepVisit, readVisit } from "../../members/invitations/visit";

const querySchema = z.object({
  token: z.string().max(128).optional().catch(undefined),
  lang: localeSchema.optional().catch(undefined),
});

/**
 * `GET /invitations?token=`: moves the token from the URL to a cookie; `GET /invitations`: the page of the invitation.
 * Neither changes anything, because mail programs open links too.
 */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { token, lang } = querySchema.parse(req.query);
  if (token !== undefined) {
    const invitation = await invitationOf(req.scope, token);
    if (invitation === null) return sendPage(res, invalidPage(lang ?? "en"));
    await beginVisit(res, { tokenHash: invitation.token_hash, locale: invitation.locale });
    return res.redirect(303, INVITATION_PATH);
  }
  const visit = await readVisit(req);
  if (visit === null) return sendPage(res, invalidPage(lang ?? "en"));
  const shown = lang === undefined ? visit : { ...visit, locale: lang };
  if (lang !== undefined) await keepVisit(req, shown);
  sendPage(res, pageOf(shown, await openInvitation(req.scope, shown)));
}
