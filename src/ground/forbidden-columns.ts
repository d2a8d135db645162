import { fill, type Sentence } from "./sentence.ts";

/** A boundary of SCOPE.md that keeps a column out. */
export type Boundary = 1 | 3 | 4 | 5 | 6 | 7;

/** What keeps a column out: the boundary, and a sentence that names column and boundary. */
export interface ForbiddenColumn {
  readonly boundary: Boundary;
  readonly says: Sentence;
}

/*
 * Names by the boundary of SCOPE.md they cross. Chinese is found anywhere in a heading; English words are matched whole, in
 * a heading whose words are parted by single spaces, and run together where people write them so. An incident's own place,
 * type, priority and numbers are none of these.
 */
const forbidden: readonly { readonly boundary: Boundary; readonly looks: RegExp }[] = [
  {
    boundary: 1,
    looks:
      /人脸|面部|脸部|步态|声纹|虹膜|指纹|掌纹|车牌|号牌|牌照|卡口|抓拍|以图搜|\b(?:face|faces|facial|face ?(?:id|print|template|match)|gait|voice ?prints?|speaker ?id|iris|finger ?prints?|biometric\w*|(?:licen[cs]e|number|vehicle|registration)? ?plate(?: ?(?:no|number|text))?s?|plateno|licen[cs]e ?plates?|anpr|alpr|lpr|vin)\b/u,
  },
  {
    boundary: 3,
    looks:
      /探针|无线网|热点|基站|轨迹号|手机串号|酒店|宾馆|旅馆|入住|房间号|车票|机票|船票|火车|航班|支付|银行|网吧|上网|\b(?:imei|imsi|iccid|msisdn|meid|mac|mac ?addr(?:ess)?|wi ?fi|ssid|bssid|bluetooth|cell ?(?:id|tower|site)|lac|hotels?|room ?no|check ?in|tickets?|ticket ?no|trains?|flights?|passengers?|payments?|bank\w*|card ?(?:no|number)|alipay|ip ?addr(?:ess)?)\b/u,
  },
  {
    boundary: 4,
    looks:
      /积分|评分|信用分|风险(?:分|等级|评估|指数)|危险等级|重点人|重点关注|重点户|黑名单|红名单|前科|高危人员|预测|标签画像|画像|\b(?:(?:risk|threat|danger|credit|social|person|behaviou?r|propensity)\w* ?(?:score|rating|level|index|rank)s?|scores?|black ?list\w*|watch ?list\w*|person ?of ?interest|key ?person|known ?offender|offender ?level|prior ?(?:arrests?|convictions?|offen[cs]es?)|criminal ?(?:record|history)|gang\w*|predict\w*)\b/u,
  },
  {
    boundary: 5,
    looks:
      /民族|族别|种族|宗教|信仰|教派|政治|党派|党员|舆情|言论|观点|信访|上访|访民|聚集诉求|社团|工会|\b(?:ethnic\w*|race|races|racial|nationality|religio\w*|faith|beliefs?|creed|caste|politic\w*|opinions?|sentiments?|petition\w*|protest(?:er)?s?|activist\w*|union ?member\w*|association ?member\w*)\b/u,
  },
  {
    boundary: 6,
    looks:
      /户号|户主|户籍|户口|家庭户|住户|入户|\b(?:households?|house ?hold ?(?:id|no|key|number)|hukou|head ?of ?household)\b/u,
  },
  {
    boundary: 7,
    looks:
      /身份证|身份号|公民号|证件号|护照|驾驶证|社保号|手机|电话|联系方式|微信|邮箱|住址|报警人|当事人|嫌疑人|受害人|被害人|姓名|出生|生日|\b(?:id ?(?:card|document)s?(?: ?(?:no|number))?|identity(?: ?(?:card|no|number))?|national ?id|citizen ?id|ssn|social ?security\w*|passports?|driv(?:er|ing)s? ?licen[cs]e|(?:tele|mobile|cell|caller|contact) ?phones?(?: ?(?:no|number))?|phones?|phone ?(?:no|number)s?|mobiles?|telephone|tel|(?:caller|callback) ?(?:no|number)|ani|e ?mails?|wechat|home ?address|residence|birth\w*|date ?of ?birth|dob|(?:full|first|last|middle|family|given|maiden|caller|victim|suspect|patient|complainant|reporter|witness|subject|owner) ?names?|surname|callers?|complainants?|reporting ?party|victims?|suspects?|patients?|next ?of ?kin)\b/u,
  },
];

/** A heading as its words are looked for: half width, small letters, words parted by single spaces. */
function wordsOf(heading: string): string {
  return heading
    .normalize("NFKC")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The boundary that a column of this name crosses. Total. */
export function boundaryOfName(heading: string): Boundary | undefined {
  const words = wordsOf(heading);
  return forbidden.find(({ looks }) => looks.test(words))?.boundary;
}

const clean = (text: string) => text.normalize("NFKC").trim();

/** GB 11643: place, day of birth, three in turn, check digit. */
export function isIdentityNumber(text: string): boolean {
  return /^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(clean(text));
}

/** A mobile of China's eleven digits, or a number as people write one elsewhere: `+` and digits, or 3-3-4 with marks. */
export function isPhoneNumber(text: string): boolean {
  return /^(?:(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}|\+[1-9](?:[ .()-]?\d){7,14}|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4})$/.test(
    clean(text),
  );
}

/** GA 36: the province, a letter, five places or six, among them two digits. */
export function isNumberPlate(text: string): boolean {
  const plain = clean(text).toUpperCase();
  return (
    /^[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使][A-HJ-NP-Z][ ·-]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳领]$/u.test(
      plain,
    ) && (plain.match(/\d/g)?.length ?? 0) >= 2
  );
}

/** A MAC address; an IMSI of China; an IMEI, fifteen digits with their check digit (Luhn). */
export function isDeviceNumber(text: string): boolean {
  const plain = clean(text);
  return /^(?:[\dA-Fa-f]{2}[:-]){5}[\dA-Fa-f]{2}$/.test(plain) || /^460\d{12}$/.test(plain) || isImei(plain);
}

function isImei(text: string): boolean {
  if (!/^[0135689]\d{14}$/.test(text)) return false;
  const sum = Array.from(text, Number).reduce((total, digit, at) => {
    const value = at % 2 === 1 ? digit * 2 : digit;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** A picture or a template of one: long, of base64 or hex without a space. */
export function isTemplate(text: string): boolean {
  const plain = text.trim();
  return plain.startsWith("data:image/") || /^(?:[A-Za-z0-9+/_-]{256,}={0,2}|[\dA-Fa-f]{256,})$/.test(plain);
}

const forms: readonly (readonly [Boundary, (text: string) => boolean])[] = [
  [7, isIdentityNumber],
  [7, isPhoneNumber],
  [1, isNumberPlate],
  [3, isDeviceNumber],
  [1, isTemplate],
];

/**
 * The boundary that a column crosses whose values these are: at least half of them have one personal form. Case numbers of
 * eleven digits look like mobiles; but they all begin alike, and the mobiles of a place do not.
 */
export function boundaryOfValues(values: readonly string[], isInOrder = false): Boundary | undefined {
  const given = values.filter((value) => value.trim() !== "");
  for (const [boundary, is] of forms) {
    const found = given.filter(is);
    if (found.length === 0 || found.length * 2 < given.length) continue;
    const beginnings = new Set(
      found.map((value) =>
        clean(value)
          .replace(/^\+?86[ -]?/, "")
          .slice(0, 3),
      ),
    );
    if (is === isPhoneNumber && found.length > 1 && beginnings.size === 1) continue;
    if (is === isPhoneNumber && (isInOrder || areDated(found))) continue;
    return boundary;
  }
  return undefined;
}

/** Three numbers and more that all begin with a day of the calendar, YYMMDD: numbers that are given out day by day. */
function areDated(values: readonly string[]): boolean {
  const isDated = (text: string) => /^\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d+$/.test(clean(text));
  return values.length >= 3 && values.every(isDated);
}

/** Words of a heading about a telephone, which also stand over the moments of a call and the codes of a device. */
const telephone = /手机|电话|\b(?:phones?|mobiles?|telephone|tel|ani)\b/u;
const plainValue: readonly RegExp[] = [
  // A time of day, with its date or without.
  /^(?:\d{1,4}[-/年.]\d{1,2}[-/月.]\d{1,4}日?)?[T ]*(?:\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)?(?: ?[AP]\.?M\.?)?(?:Z|[+-]\d\d:?\d\d)?$/i,
  // A count of up to four digits.
  /^-?\d{1,4}(?:\.\d+)?$/,
  // A code of up to eight letters and digits, one letter at least; yes and no.
  /^(?=.*[A-Za-z])[A-Za-z0-9_-]{1,8}$/,
  /^[是否有无]$/,
];

/** Words of a heading about those who are at an incident, which also stand over how many they are and when one was reached. */
const people =
  /报警人|当事人|嫌疑人|受害人|被害人|\b(?:callers?|complainants?|reporting ?party|victims?|suspects?|patients?)\b/u;
/** What such a heading says of one of them. */
const ofOne =
  /编号|号码|代码|年龄|性别|\b(?:id|ids|no|num|code|ref|key|age|aged|sex|gender|weight|years?)\b|\bnumber\b(?! of)/u;
const timeOrCount: readonly RegExp[] = [
  /^(?:\d{1,4}[-/年.]\d{1,2}[-/月.]\d{1,4}日?)?[T ,]*\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[AP]\.?M\.?)?(?:Z|[+-]\d\d:?\d\d)?$/i,
  /^\d{1,3}(?:\.0+)?$/,
];

/** True of a column about people at an incident whose values are all times of day or counts. */
function isCountOfPeople(heading: string, values: readonly string[]): boolean {
  const words = wordsOf(heading);
  return (
    people.test(words) &&
    !ofOne.test(words) &&
    !named.test(words) &&
    values.every((value) => value.trim() === "" || timeOrCount.some((form) => form.test(clean(value))))
  );
}

/** True of a column whose heading speaks of telephones and whose values are all times, small counts or short codes. */
function isAboutCalls(heading: string, values: readonly string[]): boolean {
  return (
    telephone.test(wordsOf(heading)) &&
    !named.test(wordsOf(heading)) &&
    values.every((value) => value.trim() === "" || plainValue.some((form) => form.test(clean(value))))
  );
}

/** A heading that names a person's detail besides stays what it is, whatever stands under it. */
const named =
  /姓名|身份|证件|微信|邮箱|住址|出生|生日|\b(?:names?|surname|birth\w*|dob|wechat|e ?mails?|identity|address)\b/u;

/**
 * Why a column may not be imported; nothing when it may, or when it is empty throughout. `isInOrder` tells that its values
 * only ever run one way through the table, as numbers that are given out in turn do.
 */
export function forbiddenColumn(
  heading: string,
  values: readonly string[],
  isInOrder = false,
): ForbiddenColumn | undefined {
  if (values.every((value) => /^\s*(?:null)?\s*$/i.test(value))) return undefined;
  const byName = boundaryOfName(heading);
  const boundary =
    byName === 7 && (isAboutCalls(heading, values) || isCountOfPeople(heading, values))
      ? undefined
      : (byName ?? boundaryOfValues(values, isInOrder));
  return boundary === undefined ? undefined : { boundary, says: sayForbidden(heading, boundary) };
}

/** The sentence against a column, naming it and the boundary. */
export function sayForbidden(heading: string, boundary: Boundary): Sentence {
  const { zh, en } = reasons[boundary];
  return fill(refusedWords, { heading: heading.trim().slice(0, 40), boundary, zh, en });
}

const refusedWords: Sentence = {
  zh: "“{heading}”列不予导入：{zh}（边界 {boundary}）。请删除该列",
  en: "The column “{heading}” is refused: {en} (boundary {boundary}). Remove it.",
};

const reasons: Readonly<Record<Boundary, Sentence>> = {
  1: {
    zh: "不采集人脸、步态、声纹、指纹或车牌识别信息",
    en: "no recognition of faces, gaits, voices or number plates, nor its results",
  },
  3: {
    zh: "不采集手机设备、无线网络、住宿、票务、支付等行踪信息",
    en: "no following of people by phone, Wi-Fi, ticket, hotel, payment or travel",
  },
  4: { zh: "不对人员、住户、号码评分、列名单或预测", en: "no score, list or prediction about people" },
  5: {
    zh: "不采集民族、宗教、政治、言论、信访等信息",
    en: "no ethnicity, religion, politics, opinion or petitioning is recorded",
  },
  6: { zh: "不按户建档", en: "no household keys" },
  7: {
    zh: "个人信息只在接处警时密封登记，不从表格导入",
    en: "personal details are sealed with the call they belong to, and never imported",
  },
};
