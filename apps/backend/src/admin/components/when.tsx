import { Tooltip } from "@medusajs/ui";
import { useTranslation } from "react-i18next";

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["second", 60],
  ["minute", 60],
  ["hour", 24],
  ["day", Number.POSITIVE_INFINITY],
];

/** Shows a time relative to now ("2 minutes ago"), and the exact time on hover. */
export function When({ at }: { at: string | null }) {
  const { t, i18n } = useTranslation("tandem");
  if (at === null) return <span className="text-ui-fg-muted">{t("sync.never")}</span>;
  const moment = new Date(at);
  return (
    <Tooltip content={moment.toLocaleString(i18n.language)}>
      <time dateTime={at}>{relative(moment, i18n.language)}</time>
    </Tooltip>
  );
}

function relative(moment: Date, language: string): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  let amount = (moment.getTime() - Date.now()) / 1_000;
  for (const [unit, size] of STEPS) {
    if (Math.abs(amount) < size) return format.format(Math.round(amount), unit);
    amount /= size;
  }
  return moment.toLocaleDateString(language);
}
