import type { Sentence } from "../../ground/sentence.ts";

/** A place of the invented town that people name: an estate, a shop; with its tag as OpenStreetMap has it. */
export interface Premises {
  readonly name: Sentence;
  readonly tag: readonly [key: string, value: string];
}

const estate = ["building", "apartments"] as const;

/** Each stands at a house of its own, spread over the town in this order. */
export const premisesOfAnhe: readonly Premises[] = [
  { name: { zh: "和顺小区", en: "Heshun Estate" }, tag: estate },
  { name: { zh: "仁济大药房", en: "Renji Pharmacy" }, tag: ["amenity", "pharmacy"] },
  { name: { zh: "安康家园", en: "Ankang Homes" }, tag: estate },
  { name: { zh: "实验小学", en: "Experimental Primary School" }, tag: ["amenity", "school"] },
  { name: { zh: "文昌苑", en: "Wenchang Court" }, tag: estate },
  { name: { zh: "安和市人民医院", en: "Anhe People's Hospital" }, tag: ["amenity", "hospital"] },
  { name: { zh: "柳林新村", en: "Liulin New Village" }, tag: estate },
  { name: { zh: "便民超市", en: "Bianmin Supermarket" }, tag: ["shop", "supermarket"] },
  { name: { zh: "河畔花园", en: "Riverside Gardens" }, tag: estate },
  { name: { zh: "城关农贸市场", en: "Chengguan Market" }, tag: ["amenity", "marketplace"] },
  { name: { zh: "学府雅居", en: "Xuefu Residence" }, tag: estate },
  { name: { zh: "康宁药店", en: "Kangning Pharmacy" }, tag: ["amenity", "pharmacy"] },
  { name: { zh: "工人新村", en: "Workers' New Village" }, tag: estate },
  { name: { zh: "第一中学", en: "No. 1 Middle School" }, tag: ["amenity", "school"] },
  { name: { zh: "钟楼社区", en: "Clock Tower Community" }, tag: estate },
  { name: { zh: "农商银行", en: "Rural Commercial Bank" }, tag: ["amenity", "bank"] },
];
