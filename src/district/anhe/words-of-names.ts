import type { Sentence } from "../../ground/sentence.ts";
import type { Draw } from "./draws.ts";

/* Names are put together from two characters each, of the kind that streets have; they are nobody's and of nowhere. */

const first =
  "永 yong,长 chang,福 fu,德 de,仁 ren,兴 xing,泰 tai,景 jing,瑞 rui,锦 jin,清 qing,明 ming,春 chun,秋 qiu,松 song,竹 zhu,梅 mei,兰 lan,桂 gui,枫 feng,云 yun,金 jin,银 yin,丰 feng,嘉 jia,恒 heng,广 guang,通 tong,新 xin,光 guang,星 xing,朝 chao,凤 feng,龙 long,鹤 he,翠 cui,碧 bi,玉 yu,珠 zhu,荣 rong";
const second =
  "宁 ning,庆 qing,祥 xiang,乐 le,昌 chang,源 yuan,溪 xi,泉 quan,亭 ting,塘 tang,坊 fang,台 tai,桥 qiao,门 men,山 shan,湖 hu,林 lin,田 tian,茂 mao,达 da,裕 yu,谷 gu,岭 ling,波 bo";

/** Street names there are already, or that a town has only one of. */
const taken = new Set(["Changning", "Qingxi", "Yuntai"]);

function pairs(list: string): readonly (readonly [zh: string, en: string])[] {
  return list.split(",").map((pair) => {
    const [zh = "", en = ""] = pair.split(" ");
    return [zh, en];
  });
}

/** Names of two characters, each once in either language, in an order that the draw gives. */
export function nameStock(draw: Draw): () => Sentence {
  const stock = new Map<string, string>();
  for (const [zhOne, enOne] of pairs(first)) {
    for (const [zhTwo, enTwo] of pairs(second)) {
      const en = enOne.slice(0, 1).toUpperCase() + enOne.slice(1) + enTwo;
      if (enOne !== enTwo && zhOne !== zhTwo && !taken.has(en) && !stock.has(en)) stock.set(en, zhOne + zhTwo);
    }
  }
  const order = [...stock].map(([en, zh]) => ({ zh, en, lot: draw() })).toSorted((a, b) => a.lot - b.lot);
  let next = 0;
  return () => {
    const { zh = "", en = "" } = order[next % order.length] ?? {};
    next += 1;
    if (next <= order.length) return { zh, en };
    // More were asked for than there are: they begin again with a word before.
    const round = Math.floor((next - 1) / order.length);
    const [zhWord, enWord] =
      (["", "新", "小", "大", "上"][round] ?? "外") === "新" ? ["新", "New "] : ["小", "Little "];
    return { zh: `${zhWord}${zh}`, en: `${enWord}${en}` };
  };
}

/** Names of villages, of the kind that say what grows or lies there. */
const villageFirst =
  "竹林 Zhulin,杨树 Yangshu,石板 Shiban,大塘 Datang,黄土 Huangtu,白沙 Baisha,红岩 Hongyan,双河 Shuanghe,枣树 Zaoshu,桃花 Taohua,梅子 Meizi,茶园 Chayuan,水井 Shuijing,油坊 Youfang,古槐 Guhuai,高坡 Gaopo,青草 Qingcao,银杏 Yinxing";
const villageSecond = "湾 wan,坪 ping,坝 ba,冲 chong,岗 gang,店 dian,铺 pu";

export function villageStock(draw: Draw): () => Sentence {
  const order = pairs(villageFirst)
    .flatMap(([zh, en]) => pairs(villageSecond).map(([end, sound]) => ({ zh: zh + end, en: en + sound, lot: draw() })))
    .toSorted((a, b) => a.lot - b.lot);
  let next = 0;
  return () => {
    const { zh = "", en = "" } = order[next++ % order.length] ?? {};
    return { zh: `${zh}村`, en: `${en} Village` };
  };
}

const digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** A number below a hundred as lanes bear it: 一, 十二, 二十三. */
export function numeral(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens === 0 ? "" : tens === 1 ? "十" : `${digits[tens]}十`}${digits[ones]}`;
}
