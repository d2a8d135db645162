import type { Sentence } from "../ground/sentence.ts";
import type { callKinds, callMarks, channels } from "./facts.ts";

type Names<Codes extends readonly string[]> = Readonly<Record<Codes[number], Sentence>>;

export const channelNames: Names<typeof channels> = {
  voice: { zh: "110 电话", en: "110 voice" },
  text: { zh: "短信", en: "Text" },
  app: { zh: "应用", en: "App" },
  walkIn: { zh: "上门", en: "Walk-in" },
  alarm: { zh: "报警装置", en: "Alarm" },
  transfer: { zh: "转接", en: "Transfer" },
  patrol: { zh: "巡逻发现", en: "Patrol" },
};

export const callKindNames: Names<typeof callKinds> = {
  emergency: { zh: "报警", en: "Emergency" },
  help: { zh: "求助", en: "Help" },
  complaint: { zh: "投诉", en: "Complaint" },
};

export const callMarkNames: Names<typeof callMarks> = {
  misdial: { zh: "误拨", en: "Misdial" },
  false: { zh: "虚假", en: "False" },
  test: { zh: "测试", en: "Test" },
  prank: { zh: "骚扰", en: "Prank" },
  abandoned: { zh: "未接通挂断", en: "Abandoned" },
  nonPolice: { zh: "非警务", en: "Not for police" },
};
