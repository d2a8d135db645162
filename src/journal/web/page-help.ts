import type { PageHelp } from "./room-web.ts";

// What the pages are for, fetched when somebody asks.

export const fileSetting: PageHelp = {
  lines: [
    {
      zh: "把辖区的全部设置导出为一个文件，供审阅、保存或在别处使用。",
      en: "Write all settings of the district to one file, to review, keep or use elsewhere.",
    },
    {
      zh: "导入前先逐项显示差别和不能接受的项；确认后按顺序更改，并记入历史。",
      en: "Before a file is taken, each difference is shown and what could not be taken; then the settings are changed in sequence, on record.",
    },
    {
      zh: "不属于您权限的设置，由相应的管理员导入同一文件。",
      en: "What is not yours to set is left to the other administrator, who takes the same file.",
    },
  ],
  guide: "operating",
};

export const witnessesSetting: PageHelp = {
  lines: [
    {
      zh: "外单位为日志联署，防止日志被整体改回。",
      en: "Outside bodies cosign the log, so that it cannot be rolled back unseen.",
    },
    {
      zh: "登记和移除由审计管理员提出、第二人批准。",
      en: "The audit administrator proposes, a second person approves.",
    },
    { zh: "“其后新增”越小，见证越新。", en: "The fewer facts since the last cosignature, the better." },
  ],
  guide: "witnesses",
};

export const backupsSetting: PageHelp = {
  lines: [
    {
      zh: "备份计划、最近一次备份和恢复演练的结果。",
      en: "The schedule, the last backup and how the last restore drill went.",
    },
    {
      zh: "计划由启动参数设定，这里只能查看。",
      en: "The schedule is set by options of the start; here it is only shown.",
    },
  ],
  guide: "backup",
};
