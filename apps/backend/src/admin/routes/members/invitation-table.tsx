import { ArrowPath, Trash } from "@medusajs/icons";
import { Heading, IconButton, StatusBadge, Table, Text, toast, usePrompt } from "@medusajs/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMay } from "../../access/use-access";
import { type Invitation, type Members, resendInvitation, withdrawInvitation } from "../../api/members";
import { When } from "../../components/when";

/** Open invitations, with their actions. */
export function InvitationTable({ invitations, assignable_roles: roles }: Members) {
  const { t } = useTranslation("tandem");
  const cache = useQueryClient();
  const mayChange = useMay("members", "write");
  const ask = usePrompt();
  const settled = (message: string) => ({
    onSuccess: () => {
      toast.success(t(message));
      return cache.invalidateQueries({ queryKey: ["tandem-members"] });
    },
    onError: (error: Error) => toast.error(error.message),
  });
  const resend = useMutation({ mutationFn: resendInvitation, ...settled("members.resent") });
  const withdraw = useMutation({ mutationFn: withdrawInvitation, ...settled("members.withdrawn") });
  const withdrawAfterAsking = async ({ id, email }: Invitation) => {
    const sure = await ask({
      title: t("members.withdrawTitle", { email }),
      description: t("members.withdrawText"),
      confirmText: t("members.withdraw"),
      cancelText: t("members.cancel"),
    });
    if (sure) withdraw.mutate(id);
  };

  return (
    <section>
      <div className="px-6 py-4">
        <Heading level="h2">{t("members.pending")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("members.pendingHint")}
        </Text>
      </div>
      <div className="overflow-x-auto">
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>{t("members.email")}</Table.HeaderCell>
              <Table.HeaderCell>{t("members.role")}</Table.HeaderCell>
              <Table.HeaderCell className="hidden sm:table-cell">{t("members.state")}</Table.HeaderCell>
              <Table.HeaderCell className="hidden sm:table-cell">{t("members.sentAt")}</Table.HeaderCell>
              <Table.HeaderCell />
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {invitations.map((invitation) => (
              <Table.Row key={invitation.id}>
                <Table.Cell className="py-3">
                  {invitation.email}
                  <div className="mt-1 sm:hidden">
                    <InvitationState {...invitation} />
                  </div>
                </Table.Cell>
                <Table.Cell>{t(`members.roles.${invitation.role}`)}</Table.Cell>
                <Table.Cell className="hidden sm:table-cell">
                  <InvitationState {...invitation} />
                </Table.Cell>
                <Table.Cell className="hidden whitespace-nowrap sm:table-cell">
                  <When at={invitation.sent_at} />
                </Table.Cell>
                <Table.Cell className="whitespace-nowrap text-right">
                  {mayChange && roles.includes(invitation.role) && (
                    <>
                      <IconButton
                        variant="transparent"
                        aria-label={`${t("members.resend")}: ${invitation.email}`}
                        isLoading={resend.isPending && resend.variables === invitation.id}
                        onClick={() => resend.mutate(invitation.id)}
                      >
                        <ArrowPath />
                      </IconButton>
                      <IconButton
                        variant="transparent"
                        aria-label={`${t("members.withdraw")}: ${invitation.email}`}
                        onClick={() => withdrawAfterAsking(invitation)}
                      >
                        <Trash />
                      </IconButton>
                    </>
                  )}
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
    </section>
  );
}

function InvitationState({ expired }: Invitation) {
  const { t } = useTranslation("tandem");
  return (
    <StatusBadge color={expired ? "red" : "orange"}>
      {t(expired ? "members.expired" : "members.waiting")}
    </StatusBadge>
  );
}
