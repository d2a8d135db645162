import type { Sentence } from "../ground/sentence.ts";
import type { Basis } from "./facts.ts";
import type { ShippedDuty } from "./shipped.ts";

/* When the law of China wants a recording. `verified`: read in the text of the law itself. */

const word = (zh: string, en: string): Sentence => ({ zh, en });
const penalties = word("治安管理处罚法（2025年修订）", "Public Security Administration Penalties Law (2025)");
const cameras = word("公安机关现场执法视音频记录工作规定", "Rules on Recording On-scene Law Enforcement (2016)");

const article = (number: number): Basis => ({ law: penalties, article: word(`第${number}条`, `Art. ${number}`) });
const both = word("同步录音录像", "sound and picture, from beginning to end");
const common = { since: "2026-01-01", needed: both } as const;

function duty(number: number, code: string, told: "report" | "caseHandling", name: Sentence): ShippedDuty {
  return {
    duty: { ...common, code, name, told, basis: article(number), source: word("法条原文", "text of the law") },
    verified: true,
  };
}

export const chinaRecording: readonly ShippedDuty[] = [
  {
    duty: {
      ...{ code: "onScene", name: word("现场执法，自到场至结束", "Enforcement on scene, from arrival to the end") },
      ...{ told: "enforcement", needed: word("执法记录仪全程不间断", "body camera, without a break") },
      ...{ since: "2016-07-01", basis: { law: cameras, article: word("第4、5、6条", "Art. 4, 5, 6") } },
      source: word("转引，原文未核对", "pages that quote it; not read itself"),
    },
    verified: false,
  },
  duty(97, "questioning", "caseHandling", word("在办案场所询问", "Questioning in a case-handling place")),
  duty(100, "remoteQuestioning", "caseHandling", word("远程视频询问", "Questioning by video link")),
  duty(103, "searchOnSpot", "report", word("当场检查场所", "Search of premises on the spot")),
  duty(105, "seizureOnSpot", "report", word("当场扣押", "Seizure on the spot")),
  duty(
    108,
    "oneOfficer",
    "caseHandling",
    word("一名民警询问、扣押、辨认或调解", "One officer alone questions, seizes, has someone identified or mediates"),
  ),
  duty(120, "penaltyByOne", "report", word("一名民警当场处罚", "Penalty on the spot by one officer")),
];
