import { same, type Sentence } from "../ground/sentence.ts";

/** What the certificates are called that the program itself names by a code; a district writes its own as they read. */
const names: Readonly<Record<string, Sentence>> = {
  callTaking: { zh: "接警", en: "call-taking" },
  dispatching: { zh: "调度", en: "dispatching" },
  firstAid: { zh: "急救", en: "first aid" },
  dronePilot: { zh: "无人机驾驶", en: "drone pilot" },
  firearms: { zh: "持枪", en: "firearms" },
  sceneExaminer: { zh: "现场勘查", en: "scene examiner" },
  signLanguage: { zh: "手语翻译", en: "sign language" },
  negotiator: { zh: "谈判", en: "negotiator" },
};

export function certificateName(certificate: string): Sentence {
  return Object.hasOwn(names, certificate) ? (names[certificate] ?? same(certificate)) : same(certificate);
}
