/** Texts in Uzbek that Payload's packages add to its own; without them the admin shows the keys. */
export const uzOfPackages = {
  "plugin-multi-tenant": {
    "assign-tenant-button-label": "Brendni belgilash",
    "assign-tenant-modal-title": "“{{title}}” uchun brend",
    "field-assignedTenant-label": "Brend",
    "nav-tenantSelector-label": "Brend",
  },
  lexical: {
    general: {
      placeholder: "Yozishni boshlang yoki buyruqlar uchun “/” tugmasini bosing...",
      slashMenuBasicGroupLabel: "Asosiy",
      slashMenuListGroupLabel: "Ro‘yxatlar",
      toolbarItemsActive: "{{count}} ta faol",
    },
    blockquote: { label: "Iqtibos" },
    heading: { label: "{{headingLevel}}-darajali sarlavha" },
    horizontalRule: { label: "Gorizontal chiziq" },
    link: { label: "Havola", loadingWithEllipsis: "Yuklanmoqda..." },
    orderedList: { label: "Raqamli ro‘yxat" },
    paragraph: { label: "Xatboshi", label2: "Oddiy matn" },
    unorderedList: { label: "Belgili ro‘yxat" },
    upload: { label: "Rasm" },
  },
};
