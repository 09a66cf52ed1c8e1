import { Badge, Text } from "@medusajs/ui";
import type { AuditEntry } from "@tandem/contracts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { may } from "../../access/rights";
import { useAccess } from "../../access/use-access";
import { readMembers } from "../../api/members";
import { readActiveTenant } from "../../api/tenants";

const SHORT = 8;

/** Returns the names of the active tenant's members by id; audit entries hold no names. */
export function usePeople(): ReadonlyMap<string, string> {
  const { data: access } = useAccess();
  const { data } = useQuery({
    queryKey: ["tandem-members", access?.tenant?.id],
    queryFn: readMembers,
    retry: false,
    enabled: access?.tenant != null && may(access, "members", "read"),
  });
  return new Map(data?.members.map(({ id, name }) => [id, name]));
}

/** Shows the actor of an entry, with the role they used. */
export function Who({ entry, people }: { entry: AuditEntry; people: ReadonlyMap<string, string> }) {
  const { t } = useTranslation("tandem");
  const { subject, via, roles } = entry;
  const { data: access } = useAccess();
  const { data: active } = useQuery({ queryKey: ["tandem-active-tenant"], queryFn: readActiveTenant });
  const role = roles.at(0);
  const name = subject === null ? undefined : people.get(subject);
  const tenant =
    access?.tenant === null ? active?.tenants.find(({ id }) => id === entry.tenant_id)?.name : undefined;
  const as = [role === undefined ? t("audit.noRole") : t(`members.roles.${role}`), tenant];
  const key = strangerKey(entry, people.size > 0);
  const stranger = key === null ? subject?.slice(0, SHORT) : t(key);
  return (
    <div className="flex flex-col">
      <span className="flex items-center gap-x-2">
        <Text size="small" weight="plus" className="truncate">
          {name ?? stranger}
        </Text>
        {(via === "api-key" || via === "break-glass") && (
          <Badge size="2xsmall">{t(`audit.via.${via}`)}</Badge>
        )}
      </span>
      <Text size="xsmall" className="text-ui-fg-muted">
        {as.filter((word) => word !== undefined).join(" · ")}
      </Text>
    </div>
  );
}

/** Returns the i18n key for an actor whose name is unknown; null to show the id. */
function strangerKey({ via, roles, subject }: AuditEntry, peopleKnown: boolean): string | null {
  if (via === "service") return "audit.who.service";
  if (roles.includes("platform-admin") || roles.includes("operator")) return "audit.who.platform";
  return peopleKnown || subject === null ? "audit.who.gone" : null;
}
