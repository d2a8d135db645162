import { fill, type Sentence } from "../ground/sentence.ts";

/** What a table of staff may say of each person; nothing else is taken from it. */
export const staffColumns = ["badge", "name", "kind", "part", "leads", "powers", "until", "certificates"] as const;

export type StaffColumn = (typeof staffColumns)[number];

/** Headings by which each column is known, as `plain` writes them. */
const headings: Readonly<Record<StaffColumn, readonly string[]>> = {
  badge: ["警号", "工号", "编号", "人员编号", "badge", "badgenumber", "badgeno", "person", "staffnumber", "staffid"],
  name: ["姓名", "名字", "name", "fullname"],
  kind: ["类别", "人员类别", "身份类别", "kind", "staffkind", "category"],
  part: ["单位", "所属单位", "部门", "所属部门", "part", "unitorstation", "station", "department", "belongsto"],
  leads: ["负责人", "是否负责人", "leads", "leader", "head"],
  powers: ["权限", "角色", "岗位权限", "powers", "power", "roles", "role"],
  until: ["有效期", "权限有效期", "有效期至", "until", "powersuntil", "validuntil"],
  certificates: ["资质", "证书", "资质证书", "certificates", "certificate", "qualifications"],
};

const columnOf = new Map(
  staffColumns.flatMap((column) => headings[column].map((heading) => [heading, column] as const)),
);

/** What columns are called when something in them is wrong. */
export const columnNames: Readonly<Record<StaffColumn, Sentence>> = {
  badge: { zh: "警号", en: "badge" },
  name: { zh: "姓名", en: "name" },
  kind: { zh: "类别", en: "kind" },
  part: { zh: "单位", en: "part" },
  leads: { zh: "负责人", en: "leads" },
  powers: { zh: "权限", en: "powers" },
  until: { zh: "有效期", en: "until" },
  certificates: { zh: "资质", en: "certificates" },
};

/** Without these a row says nothing of anybody. */
export const neededColumns: readonly StaffColumn[] = ["badge", "name", "kind", "part"];

/** Text as it is compared: full width as half, small letters, without spaces and marks between words. */
export function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_\-.·:*()'"]+/gu, "");
}

/**
 * What looks like a file on a person, by the boundary of SCOPE.md that keeps it out: 5, belief and descent; 7, personal
 * details beyond what work needs. English words are matched whole, in a heading whose words are parted by single spaces.
 */
const refused: readonly { readonly boundary: 5 | 7; readonly looks: RegExp }[] = [
  {
    boundary: 5,
    looks:
      /民族|族别|宗教|信仰|政治面貌|党派|党员|信访|上访|\b(?:ethnic\w*|race|racial|nationality|religio\w*|faith|beliefs?|creed|politic\w*|party|petition\w*|caste)\b/u,
  },
  {
    boundary: 7,
    looks:
      /身份证|证件号|护照|手机|电话|微信|邮箱|住址|地址|住所|籍贯|户籍|户口|血型|性别|年龄|出生|生日|婚姻|配偶|家属|家庭|亲属|健康|疾病|病史|银行|工资|照片|相片|指纹|人脸|虹膜|声纹|车牌|\b(?:identity|id ?(?:card|no|number|document)s?|national id|ssn|passport|mobile|(?:tele)?phones?|tel|cell|wechat|e ?mail|address(?:es)?|home|residence|hukou|birth\w*|birth ?place|date of birth|dob|age|sex|gender|blood\w*|marital|married|spouse|family|next of kin|health|medical|disease|bank|salary|photo\w*|picture|fingerprints?|face|biometrics?|plate)\b/u,
  },
];

/** Says why a heading is not taken, naming the boundary; nothing when there is nothing against it. */
function whyRefused(heading: string): Sentence | undefined {
  const words = heading
    .normalize("NFKC")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  const found = refused.find(({ looks }) => looks.test(words));
  if (found === undefined) return undefined;
  return fill(found.boundary === 5 ? boundaryFive : boundarySeven, { heading: heading.trim().slice(0, 40) });
}

const boundaryFive = {
  zh: "“{heading}”列不予导入：不采集民族、宗教、政治等信息（边界 5）。请删除该列",
  en: "The column “{heading}” is refused: no ethnicity, religion or politics is recorded (boundary 5). Remove it.",
};
const boundarySeven = {
  zh: "“{heading}”列不予导入：人员名册不含个人隐私信息（边界 7）。请删除该列",
  en: "The column “{heading}” is refused: the staff list holds no personal details (boundary 7). Remove it.",
};

/** Numbers that are somebody's and not a badge's: a resident's identity number, a mobile phone. */
const personalNumber = /(?<!\d)(?:\d{17}[\dXx]|(?:\+?86[ -]?)?1[3-9]\d{9})(?!\d)/u;

/** Whether a text holds an identity or mobile number, whatever column it stands in (boundary 7). */
export function holdsPersonalNumber(text: string): boolean {
  return personalNumber.test(text.normalize("NFKC"));
}

/** Which column of the table says what, the headings left alone, and what is wrong with the headings. */
export interface Headings {
  readonly at: ReadonlyMap<StaffColumn, number>;
  readonly ignored: readonly string[];
  readonly faults: readonly { readonly column: string; readonly sentence: Sentence }[];
}

/** Reads the first row of a table of staff: Chinese or English headings in any order. */
export function readHeadings(row: readonly string[]): Headings {
  const at = new Map<StaffColumn, number>();
  const ignored: string[] = [];
  const faults: { column: string; sentence: Sentence }[] = [];
  for (const [index, heading] of row.entries()) {
    if (heading.trim() === "") continue;
    const column = columnOf.get(plain(heading));
    if (column === undefined) {
      const sentence = whyRefused(heading);
      if (sentence === undefined) ignored.push(heading.trim());
      else faults.push({ column: heading.trim(), sentence });
    } else if (at.has(column)) {
      const sentence = fill(twice, { zh: columnNames[column].zh, en: columnNames[column].en });
      faults.push({ column: heading.trim(), sentence });
    } else at.set(column, index);
  }
  for (const column of neededColumns) {
    if (at.has(column)) continue;
    const { zh, en } = columnNames[column];
    faults.push({
      column: zh,
      sentence: { zh: `缺少“${zh}”列（或 ${en}）`, en: `There is no column “${zh}” (or “${en}”).` },
    });
  }
  return { at, ignored, faults };
}

const twice = { zh: "“{zh}”列出现两次", en: "The column “{en}” is there twice." };
