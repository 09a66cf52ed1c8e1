import { EVENT } from "@tandem/contracts";
import { words } from "../fields/words";
import { announce } from "../sync/capture/announce";
import { tenantOwned } from "../tenancy/tenant-owned";
import { GROUP } from "./groups";
import { drafts } from "./versions";

/** Frequently asked questions of shoppers, each with its reply; used by page blocks. */
export const faqs = tenantOwned({
  slug: "faqs",
  labels: {
    singular: words("Question", "Вопрос", "Savol"),
    plural: words("Questions", "Вопросы", "Savollar"),
  },
  admin: { useAsTitle: "question", defaultColumns: ["question", "rank", "_status"], group: GROUP.content },
  defaultSort: "rank",
  versions: drafts,
  hooks: announce({ type: EVENT.contentChanged, entity: "faq", draftsIn: "faqs" }),
  fields: [
    {
      name: "question",
      type: "text",
      required: true,
      localized: true,
      maxLength: 500,
      label: words("Question", "Вопрос", "Savol"),
    },
    {
      name: "answer",
      type: "richText",
      required: true,
      localized: true,
      label: words("Answer", "Ответ", "Javob"),
    },
    {
      name: "rank",
      type: "number",
      defaultValue: 0,
      label: words("Order", "Порядок", "Tartib"),
      admin: { position: "sidebar" },
    },
  ],
});
