import { words } from "../fields/words";
import { tenantOwned } from "../tenancy/tenant-owned";
import { GROUP } from "./groups";

/** Daily totals per product and currency, without personal data; written only by the sync. */
export const orderSummaries = tenantOwned({
  slug: "order-summaries",
  labels: {
    singular: words("Sales of a day", "Продажи за день", "Kunlik savdo"),
    plural: words("Sales by day", "Продажи по дням", "Kunlik savdolar"),
  },
  admin: {
    useAsTitle: "day",
    defaultColumns: ["day", "productMedusaId", "orders", "units", "revenue", "currency"],
    group: GROUP.commerce,
  },
  lockDocuments: false,
  indexes: [{ fields: ["tenant", "day", "productMedusaId", "currency"], unique: true }],
  fields: [
    {
      name: "day",
      type: "text",
      required: true,
      index: true,
      admin: { readOnly: true },
      label: words("Day", "День", "Kun"),
    },
    {
      name: "productMedusaId",
      type: "text",
      required: true,
      admin: { readOnly: true },
      label: words("Medusa id of the product", "Id товара в Medusa", "Mahsulotning Medusa id raqami"),
    },
    {
      name: "orders",
      type: "number",
      required: true,
      admin: { readOnly: true },
      label: words("Orders", "Заказы", "Buyurtmalar"),
    },
    {
      name: "units",
      type: "number",
      required: true,
      admin: { readOnly: true },
      label: words("Units sold", "Продано штук", "Sotilgan dona"),
    },
    {
      name: "revenue",
      type: "text",
      required: true,
      admin: { readOnly: true },
      label: words("Revenue", "Выручка", "Tushum"),
    },
    {
      name: "currency",
      type: "text",
      required: true,
      admin: { readOnly: true },
      label: words("Currency", "Валюта", "Valyuta"),
    },
  ],
});
