import { Button, Input, Select } from "@medusajs/ui";
import { auditOutcomeSchema } from "@tandem/contracts";
import { useTranslation } from "react-i18next";
import type { AuditFilters } from "../../api/audit";
import { usePeople } from "./who";
import { THINGS } from "./words";

interface Props {
  filters: AuditFilters;
  onChange: (filters: AuditFilters) => void;
  /** Null when no filter is set. */
  onClear: (() => void) | null;
}

/** The filters of the audit log. */
export function Filters({ filters, onChange, onClear }: Props) {
  const { t } = useTranslation("tandem");
  const people = usePeople();
  const set = (change: Partial<AuditFilters>) => onChange({ ...filters, ...change });
  const outcomes = auditOutcomeSchema.options;

  return (
    <div className="flex flex-wrap items-center gap-2 px-6 py-3">
      {people.size > 0 && (
        <Choice
          label={t("audit.person")}
          all={t("audit.everybody")}
          value={filters.actor}
          options={[...people].map(([value, label]) => ({ value, label }))}
          onChange={(actor) => set({ actor })}
        />
      )}
      <Choice
        label={t("audit.what")}
        all={t("audit.everything")}
        value={filters.action}
        options={THINGS.map((value) => ({ value, label: t(`audit.things.${value}`) }))}
        onChange={(action) => set({ action })}
      />
      <Choice
        label={t("audit.outcome")}
        all={t("audit.anyOutcome")}
        value={filters.outcome}
        options={outcomes.map((value) => ({ value, label: t(`audit.outcomes.${value}`) }))}
        onChange={(value) => set({ outcome: outcomes.find((outcome) => outcome === value) ?? "" })}
      />
      {(["from", "to"] as const).map((end) => (
        <Input
          key={end}
          type="date"
          size="small"
          className="w-36"
          aria-label={t(`audit.${end}`)}
          value={filters[end]}
          onChange={({ target }) => set({ [end]: target.value })}
        />
      ))}
      <Input
        size="small"
        type="search"
        className="w-56"
        aria-label={t("audit.entity")}
        placeholder={t("audit.entity")}
        value={filters.entity}
        onChange={({ target }) => set({ entity: target.value })}
      />
      {onClear && (
        <Button size="small" variant="transparent" onClick={onClear}>
          {t("audit.clear")}
        </Button>
      )}
    </div>
  );
}

const ALL = "*";

function Choice(props: {
  label: string;
  all: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}) {
  const { label, all, value, options, onChange } = props;
  return (
    <Select
      size="small"
      value={value === "" ? ALL : value}
      onValueChange={(chosen) => onChange(chosen === ALL ? "" : chosen)}
    >
      <Select.Trigger aria-label={label} className="w-44">
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        <Select.Item value={ALL}>{all}</Select.Item>
        {options.map((option) => (
          <Select.Item key={option.value} value={option.value}>
            {option.label}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  );
}
