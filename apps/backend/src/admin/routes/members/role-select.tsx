import { Select } from "@medusajs/ui";
import { useTranslation } from "react-i18next";

interface Props {
  label: string;
  roles: readonly string[];
  value: string;
  onChange: (role: string) => void;
}

/** A choice of roles, each with what it allows. */
export function RoleSelect({ label, roles, value, onChange }: Props) {
  const { t } = useTranslation("tandem");
  return (
    <Select size="small" value={value} onValueChange={onChange}>
      <Select.Trigger aria-label={label} className="max-w-64">
        <Select.Value>{t(`members.roles.${value}`)}</Select.Value>
      </Select.Trigger>
      <Select.Content>
        {roles.map((role) => (
          <Select.Item key={role} value={role}>
            {t(`members.roles.${role}`)} — {t(`members.can.${role}`)}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  );
}
