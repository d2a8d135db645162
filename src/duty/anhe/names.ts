import { type Draw, pick } from "../../district/anhe/draws.ts";

const surnames = [
  ...["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭"],
  ...["马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅"],
  ...["沈", "曾", "彭", "吕", "苏", "卢", "蒋", "蔡", "贾", "丁", "魏", "薛", "叶", "阎", "余", "潘", "欧阳", "上官"],
];
const first = Array.from("志文建国明海晓春秋雪松竹梅兰永立家景思书远清云山川江青石安和平宁新学成德承启向");
const second = Array.from("军伟强勇峰磊洋杰涛斌超辉鹏飞波亮敏静丽艳娟霞芳玲慧颖琳瑶婷萍岚帆航宇轩然");

/** Names of people who do not exist, no two alike; one in seven given names is of one character. */
export function drawNames(draw: Draw, count: number): readonly string[] {
  const names = new Set<string>();
  while (names.size < count) {
    const given = draw() < 1 / 7 ? "" : pick(draw, first);
    names.add(`${pick(draw, surnames)}${given}${pick(draw, second)}`);
  }
  return [...names];
}
