import { Badge, Text } from "@medusajs/ui";
import type { AuditEntry } from "@tandem/contracts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { may } from "../../access/rights";
import { useAccess } from "../../access/use-access";
import { readMembers } from "../../api/members";

/** Names of the people of the tenant one works for, by their id; the log itself knows no names. */
export function usePeople(): ReadonlyMap<string, string> {
  const { data: access } = useAccess();
  const { data } = useQuery({
    queryKey: ["tandem-members"],
    queryFn: readMembers,
    retry: false,
    enabled: access?.tenant != null && may(access, "members", "read"),
  });
  return new Map(data?.members.map(({ id, name }) => [id, name]));
}

/** Who did it, and as what. */
export function Who({ entry, people }: { entry: AuditEntry; people: ReadonlyMap<string, string> }) {
  const { t } = useTranslation("tandem");
  const { subject, via, roles } = entry;
  const role = roles.at(0);
  const name = subject === null ? undefined : people.get(subject);
  return (
    <div className="flex flex-col">
      <span className="flex items-center gap-x-2">
        <Text size="small" weight="plus" className="truncate">
          {name ?? t(strangerKey(entry))}
        </Text>
        {(via === "api-key" || via === "break-glass") && (
          <Badge size="2xsmall">{t(`audit.via.${via}`)}</Badge>
        )}
      </span>
      <Text size="xsmall" className="text-ui-fg-muted">
        {role === undefined ? t("audit.noRole") : t(`members.roles.${role}`)}
      </Text>
    </div>
  );
}

function strangerKey({ via, roles }: AuditEntry): string {
  if (via === "service") return "audit.who.service";
  if (roles.includes("platform-admin") || roles.includes("operator")) return "audit.who.platform";
  return "audit.who.gone";
}
