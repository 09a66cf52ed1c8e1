import { Button, FocusModal, Heading, Hint, Input, Label, toast } from "@medusajs/ui";
import { localeSchema } from "@tandem/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { inviteMember } from "../../api/members";
import { RoleSelect } from "./role-select";

/** A button that opens the invitation form: an e-mail address and a role. */
export function InviteMember({ roles }: { roles: readonly string[] }) {
  const { t, i18n } = useTranslation("tandem");
  const cache = useQueryClient();
  const [open, setOpen] = useState(false);
  const [email, setEmail] = useState("");
  const [role, setRole] = useState("staff");
  const locale = localeSchema.catch("en").parse(i18n.language.slice(0, 2));
  const invite = useMutation({
    mutationFn: () => inviteMember({ email, role, locale }),
    onSuccess: () => {
      toast.success(t("members.sent", { email }));
      setOpen(false);
      setEmail("");
      return cache.invalidateQueries({ queryKey: ["tandem-members"] });
    },
    onError: (error) => toast.error(error.message),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate();
  };

  return (
    <FocusModal open={open} onOpenChange={setOpen}>
      <FocusModal.Trigger asChild>
        <Button size="small" variant="secondary" className="shrink-0">
          {t("members.invite")}
        </Button>
      </FocusModal.Trigger>
      <FocusModal.Content>
        <form className="flex h-full flex-col" onSubmit={submit}>
          <FocusModal.Header>
            <Button size="small" type="submit" disabled={email.trim() === ""} isLoading={invite.isPending}>
              {t("members.send")}
            </Button>
          </FocusModal.Header>
          <FocusModal.Body className="mx-auto flex w-full max-w-lg flex-col gap-y-6 py-16">
            <FocusModal.Title asChild>
              <Heading>{t("members.invite")}</Heading>
            </FocusModal.Title>
            <div className="flex flex-col gap-y-2">
              <Label htmlFor="email" weight="plus" size="small">
                {t("members.email")}
              </Label>
              <Input
                id="email"
                type="email"
                required
                value={email}
                onChange={({ target }) => setEmail(target.value)}
              />
              <Hint>{t("members.inviteHint")}</Hint>
            </div>
            <div className="flex flex-col gap-y-2">
              <Label weight="plus" size="small">
                {t("members.role")}
              </Label>
              <RoleSelect label={t("members.role")} roles={roles} value={role} onChange={setRole} />
              <Hint>{t(`members.can.${role}`)}</Hint>
            </div>
          </FocusModal.Body>
        </form>
      </FocusModal.Content>
    </FocusModal>
  );
}
