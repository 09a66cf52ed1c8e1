import { say } from "../../fields/say";

const LABELS = {
  published: { en: "For sale", ru: "В продаже", uz: "Sotuvda" },
  draft: { en: "Draft in Medusa", ru: "Черновик в Medusa", uz: "Medusa’da qoralama" },
  proposed: { en: "Proposed", ru: "Предложен", uz: "Taklif qilingan" },
  rejected: { en: "Rejected", ru: "Отклонён", uz: "Rad etilgan" },
  archived: { en: "Archived", ru: "В архиве", uz: "Arxivda" },
} as const;

const isKnown = (status: string): status is keyof typeof LABELS => status in LABELS;

/** Shows the status of a product as a coloured pill. */
export function StatusPill({ status, language }: { status: string; language: string }) {
  const text = isKnown(status) ? say(language, LABELS[status]) : status;
  return <span className={`tandem-pill tandem-pill--${status}`}>{text}</span>;
}
