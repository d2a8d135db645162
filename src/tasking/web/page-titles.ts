/** What the pages of this room are called: apart from their texts, which are fetched with the pages. */
export const pageTitles = {
  tasks: { zh: "任务", en: "Tasks" },
  work: { zh: "待办清单", en: "Work list" },
  menu: { zh: "服务清单", en: "Service menu" },
  groups: { zh: "专班", en: "Task groups" },
  quality: { zh: "回访", en: "Quality calls" },
} as const;
