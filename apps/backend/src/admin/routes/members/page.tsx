import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Users } from "@medusajs/icons";
import { Container, Heading, Text } from "@medusajs/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useAccess, useMay } from "../../access/use-access";
import { readMembers } from "../../api/members";
import { InvitationTable } from "./invitation-table";
import { InviteMember } from "./invite-member";
import { MemberTable } from "./member-table";

/** `/app/members`: the members of the tenant, their roles, and invitations. */
function MembersPage() {
  const { t } = useTranslation("tandem");
  const mayChange = useMay("members", "write");
  const { data: access } = useAccess();
  const tenant = access?.tenant?.id;
  const { data, error } = useQuery({
    queryKey: ["tandem-members", tenant],
    queryFn: readMembers,
    retry: false,
    enabled: tenant !== undefined,
  });

  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-4 px-6 py-4">
        <div>
          <Heading>{t("members.title")}</Heading>
          {data && (
            <Text size="small" className="text-ui-fg-subtle">
              {t("members.subtitle", { tenant: access?.tenant?.name ?? data.tenant })}
            </Text>
          )}
        </div>
        {data && mayChange && <InviteMember roles={data.assignable_roles} />}
      </div>
      {access?.tenant === null && (
        <Text className="px-6 py-16 text-center text-ui-fg-subtle">{t("members.chooseTenant")}</Text>
      )}
      {error && <Text className="px-6 py-4 text-ui-fg-error">{error.message}</Text>}
      {data &&
        (data.members.length === 0 ? (
          <Text className="px-6 py-8 text-center text-ui-fg-subtle">{t("members.empty")}</Text>
        ) : (
          <MemberTable {...data} />
        ))}
      {data && data.invitations.length > 0 && <InvitationTable {...data} />}
    </Container>
  );
}

export const config = defineRouteConfig({ label: "members.title", translationNs: "tandem", icon: Users });

export default MembersPage;
