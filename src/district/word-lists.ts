import {
  capabilityNames,
  forceTierNames,
  informedPostNames,
  promiseCauseNames,
  unitKindNames,
} from "../ground/force.ts";
import type { WordList } from "../ground/word-list.ts";
import { areaKindNames } from "./area-kinds.ts";

/** Words about the force and the land that a district can have in its own way. */
export const districtWords: readonly WordList[] = [
  {
    name: "unitKind",
    title: { zh: "单元类型", en: "Kinds of units" },
    shown: {
      zh: "单元清单、单元卡片、派警选择、地图图层、出警编组",
      en: "lists and cards of units, the choice of a unit, layers of the map, run cards",
    },
    words: unitKindNames,
  },
  {
    name: "capability",
    title: { zh: "能力装备", en: "Capabilities" },
    shown: { zh: "单元卡片、派警推荐、出警编组", en: "cards of units, the recommendation, run cards" },
    words: capabilityNames,
  },
  {
    name: "areaKind",
    title: { zh: "区域种类", en: "Kinds of areas" },
    shown: { zh: "区域划分设置及其预览", en: "the setting of areas and its preview" },
    words: areaKindNames,
  },
  {
    name: "forceTier",
    title: { zh: "力量层级", en: "Tiers of force" },
    shown: { zh: "警情卡片的到场时限、到场时限设置", en: "promises on the card, the setting of promises" },
    words: forceTierNames,
  },
  {
    name: "promiseCause",
    title: { zh: "超时原因", en: "Causes of a broken promise" },
    shown: { zh: "警情卡片，说明未按时到场的原因时", en: "the card, where the cause of a late arrival is stated" },
    words: promiseCauseNames,
  },
  {
    name: "informedPost",
    title: { zh: "须通知的岗位", en: "Who is informed" },
    shown: { zh: "出警编组", en: "run cards" },
    words: informedPostNames,
  },
];
