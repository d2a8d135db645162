import type { Sentence } from "../../ground/sentence.ts";

export const keyTexts = {
  title: { zh: "密钥", en: "Keys" },
  about: {
    zh: "密钥文件只在服务器上，这里不显示密钥本身。丢失、放回、放弃密钥用命令 ./callsign keys。",
    en: "Keys lie on the server only and are never shown. What is lost is put back or given up with ./callsign keys.",
  },
  rotate: { zh: "立即轮换", en: "Rotate now" },
  present: { zh: "现用期次", en: "Epoch in use" },
  presentSaid: { zh: "第 {epoch} 期，自 {since} 起", en: "epoch {epoch}, since {since}" },
  next: { zh: "下次轮换", en: "Next rotation" },
  leaving: { zh: "轮换进行中", en: "Rotation under way" },
  leavingSaid: { zh: "第 {epoch} 期的记录密钥正在改封", en: "record keys of epoch {epoch} are being moved" },
  wrapping: { zh: "存放方式", en: "How they are kept" },
  none: { zh: "明文文件，靠文件权限保护", en: "plain files, protected by their permissions" },
  "main-key": { zh: "由主密钥包裹", en: "wrapped by a main key" },
  command: { zh: "由密钥管理程序包裹", en: "wrapped by a key management program" },
  backup: { zh: "最近写入密钥文件", en: "Last written to a key file" },
  never: { zh: "从未（启动参数 --key-backup 可每天写入）", en: "never (the start's --key-backup writes one daily)" },
  backupSaid: {
    zh: "{at}，保留 {days} 天（--key-backup-days）",
    en: "{at}, kept for {days|day|days} (--key-backup-days)",
  },
  byHand: {
    zh: "{at}（手工；启动参数 --key-backup 可每天写入）",
    en: "{at}, by hand (the start's --key-backup writes one daily)",
  },
  givenUp: { zh: "已放弃的密钥", en: "Given up for good" },
  epochs: { zh: "各期密钥", en: "Epochs" },
  epoch: { zh: "期次", en: "Epoch" },
  records: { zh: "记录密钥", en: "Record keys" },
  key: { zh: "该期密钥", en: "Its key" },
  atHand: { zh: "在", en: "there" },
  gone: { zh: "缺失：所列记录打不开", en: "missing: these records cannot be opened" },
  rotation: { zh: "轮换周期", en: "How often keys rotate" },
  rotationAbout: {
    zh: "每次轮换后，此前已销毁的内容即使从旧磁盘副本也无法恢复。",
    en: "After each rotation, what was erased before is beyond reach even in an old copy of the disk.",
  },
  days: { zh: "每隔多少天", en: "Days between rotations" },
  daysSaid: { zh: "每 {value} 天", en: "every {value|day|days}" },
} as const satisfies Record<string, Sentence>;
