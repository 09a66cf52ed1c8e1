/** Drafts with autosave and scheduled publishing; the oldest versions beyond 25 per document are deleted. */
export const drafts = {
  maxPerDoc: 25,
  drafts: { autosave: { interval: 1500 }, schedulePublish: true, validate: false },
} as const;
