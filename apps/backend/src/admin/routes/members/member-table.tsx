import { Trash } from "@medusajs/icons";
import { IconButton, StatusBadge, Table, Text, toast, usePrompt } from "@medusajs/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMay } from "../../access/use-access";
import { changeRole, type Member, type Members, removeMember } from "../../api/members";
import { RoleSelect } from "./role-select";

/** Members with their roles; a role that the user may not change is shown as text. */
export function MemberTable({ members, assignable_roles: roles, self }: Members) {
  const { t } = useTranslation("tandem");
  const cache = useQueryClient();
  const mayChange = useMay("members", "write");
  const ask = usePrompt();
  const settled = {
    onSuccess: () => {
      toast.success(t("members.changed"));
      return cache.invalidateQueries({ queryKey: ["tandem-members"] });
    },
    onError: (error: Error) => toast.error(error.message),
  };
  const change = useMutation({ mutationFn: changeRole, ...settled });
  const remove = useMutation({ mutationFn: removeMember, ...settled });
  const removeAfterAsking = async ({ id, name }: Member) => {
    const sure = await ask({
      title: t("members.removeTitle", { name }),
      description: t("members.removeText"),
      confirmText: t("members.remove"),
      cancelText: t("members.cancel"),
    });
    if (sure) remove.mutate(id);
  };

  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("members.name")}</Table.HeaderCell>
            <Table.HeaderCell>{t("members.role")}</Table.HeaderCell>
            <Table.HeaderCell className="hidden sm:table-cell">{t("members.state")}</Table.HeaderCell>
            <Table.HeaderCell />
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {members.map((member) => {
            const mine = mayChange && member.roles.every((role) => roles.includes(role));
            const [first = ""] = member.roles;
            return (
              <Table.Row key={member.id}>
                <Table.Cell className="py-3">
                  <Text size="small" weight="plus">
                    {member.name}
                    {member.id === self && ` (${t("members.you")})`}
                  </Text>
                  <Text size="xsmall" className="text-ui-fg-muted">
                    {member.email}
                  </Text>
                  <div className="mt-1 sm:hidden">
                    <MemberState {...member} />
                  </div>
                </Table.Cell>
                <Table.Cell>
                  {mine && member.roles.length === 1 ? (
                    <RoleSelect
                      label={`${t("members.role")}: ${member.name}`}
                      roles={roles}
                      value={first}
                      onChange={(role) => change.mutate({ id: member.id, role })}
                    />
                  ) : (
                    member.roles.map((role) => t(`members.roles.${role}`)).join(", ")
                  )}
                </Table.Cell>
                <Table.Cell className="hidden sm:table-cell">
                  <MemberState {...member} />
                </Table.Cell>
                <Table.Cell className="text-right">
                  {mine && (
                    <IconButton
                      variant="transparent"
                      aria-label={`${t("members.remove")}: ${member.name}`}
                      onClick={() => removeAfterAsking(member)}
                    >
                      <Trash />
                    </IconButton>
                  )}
                </Table.Cell>
              </Table.Row>
            );
          })}
        </Table.Body>
      </Table>
    </div>
  );
}

function MemberState({ enabled, joined }: Member) {
  const { t } = useTranslation("tandem");
  if (!enabled) return <StatusBadge color="red">{t("members.disabled")}</StatusBadge>;
  return joined ? (
    <StatusBadge color="green">{t("members.joined")}</StatusBadge>
  ) : (
    <StatusBadge color="orange">{t("members.unverified")}</StatusBadge>
  );
}
