import type { PageHelp } from "../../journal/web/room-web.ts";

// What the pages are for, fetched when somebody asks.

export const roster: PageHelp = {
  lines: [
    {
      zh: "本单位每天谁在岗、谁当班：按日或按班次查看。",
      en: "Who is on duty when in your part, by day or by shift.",
    },
    {
      zh: "点格子改一个班；“按模式排班”一次排好几周。",
      en: "A cell changes one shift; “fill by pattern” plans weeks at once.",
    },
    { zh: "提醒不阻止保存，但会留下记录。", en: "Warnings do not stop you, but they stay on record." },
  ],
  guide: "duty",
};

export const handover: PageHelp = {
  lines: [
    {
      zh: "下班前写明未办结的事项，由接班人确认后岗位才移交。",
      en: "Before you leave, say what is open; the post passes on when the next person confirms it.",
    },
    {
      zh: "系统先列出所有未结事项，您补充要说的话。",
      en: "All that is open is listed by itself; you add what should be said.",
    },
    { zh: "未确认前，责任仍在交班人。", en: "Until it is confirmed, the duty stays with whoever leaves." },
  ],
  guide: "duty",
};

export const handovers: PageHelp = {
  lines: [
    {
      zh: "历次交接班：按岗位和日期查找，新的在前，“更早”继续往前读。",
      en: "Every handover, newest first: by post and by day; “Older” reads further back.",
    },
    {
      zh: "选一行，看交了哪些事项、各由谁负责、留言和接班人。",
      en: "A row opens what was handed over, who had each item, the words, and who confirmed it.",
    },
    { zh: "打开一次交接班会记入阅览记录。", en: "Opening one is put on the record of reads." },
  ],
  guide: "duty",
};

export const responsibility: PageHelp = {
  lines: [
    {
      zh: "每项工作由谁负责、谁配合、谁监督。",
      en: "Who answers for each kind of work, who helps, who oversees.",
    },
    { zh: "可按部门查看，也可打印。", en: "It can be read by department, and printed." },
  ],
  guide: "duty",
};

export const people: PageHelp = {
  lines: [
    {
      zh: "登记人员、授予和收回权限、发放登录链接。",
      en: "Register people, grant and withdraw powers, make sign-in links.",
    },
    {
      zh: "需要第二人批准的事项先列在上方，批准后才生效。",
      en: "What needs a second person stands on top and counts once it is approved.",
    },
    { zh: "多人可一次从表格导入。", en: "Many people come at once from a workbook." },
  ],
  guide: "duty",
};

export const acts: PageHelp = {
  lines: [
    {
      zh: "谁在什么时候做了什么：权限、设置、个人信息、登录。",
      en: "Who did what and when: powers, settings, personal data, sign-in.",
    },
    { zh: "每一条都可以验证未被改动。", en: "Each line can be proved not to have been changed." },
  ],
  guide: "proof",
};

export const account: PageHelp = {
  lines: [
    {
      zh: "您的密码、通行密钥、已登录的设备和班次。",
      en: "Your password, passkeys, where you are signed in, and your shifts.",
    },
    { zh: "看到不认识的登录，请立即结束它并报告。", en: "End a sign-in you do not know at once, and report it." },
  ],
  guide: "duty",
};
