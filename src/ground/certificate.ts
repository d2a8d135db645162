import { same, type Sentence } from "./sentence.ts";

/** What the certificates that come with the program are called; a district's own code is its own name. */
export const certificateNames: Readonly<Record<string, Sentence>> = {
  callTaking: { zh: "接警资格", en: "Call-taking" },
  dispatching: { zh: "指挥调度资格", en: "Dispatching" },
  firstAid: { zh: "急救资格", en: "First aid" },
  dronePilot: { zh: "无人机驾驶资格", en: "Drone pilot" },
  firearms: { zh: "持枪资格", en: "Firearms" },
  sceneExaminer: { zh: "现场勘查资格", en: "Scene examiner" },
  signLanguage: { zh: "手语翻译资格", en: "Sign language" },
  negotiator: { zh: "谈判资格", en: "Negotiator" },
};

export function certificateName(code: string): Sentence {
  return Object.hasOwn(certificateNames, code) ? (certificateNames[code] ?? same(code)) : same(code);
}
