/** Drafts with autosave and scheduled publishing; old versions beyond 25 per document go. */
export const drafts = {
  maxPerDoc: 25,
  drafts: { autosave: { interval: 1500 }, schedulePublish: true, validate: false },
} as const;
