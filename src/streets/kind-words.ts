import type { Sentence } from "../ground/sentence.ts";
import { folded, hasHan, reads } from "./place-text.ts";

/** A kind of place people ask for without a name. */
export interface KindWord extends Sentence {
  /** The map's tags. */
  readonly kinds: readonly string[];
  /** Its words in either language, as `folded` writes them. */
  readonly words: readonly string[];
  /** Pinyin of its Chinese words. */
  readonly syllables: readonly string[];
}

/** Of two that one pinyin may mean, the first counts. */
export const kindWords: readonly KindWord[] = [
  kind(
    "药店",
    "pharmacies",
    "pharmacy chemist",
    "yao dian,yao fang",
    "药房,大药房,pharmacy,chemist,drugstore,apotheke",
  ),
  kind("学校", "schools", "school kindergarten college university", "xue xiao", "小学,中学,school,schule"),
  kind("幼儿园", "kindergartens", "kindergarten", "you er yuan", "kindergarten,nursery,kita"),
  kind("大学", "universities", "university college", "da xue", "学院,university,college,universität"),
  kind("医院", "hospitals", "hospital clinic", "yi yuan", "卫生院,hospital,krankenhaus,klinik"),
  kind("诊所", "clinics", "clinic doctors dentist", "zhen suo", "卫生室,clinic,doctor,arzt,praxis"),
  kind("银行", "banks", "bank atm", "yin hang", "取款机,自动取款机,bank,atm,cash machine,sparkasse"),
  kind("加油站", "filling stations", "fuel", "jia you zhan", "petrol station,gas station,filling station,tankstelle"),
  kind("派出所", "police stations", "police", "pai chu suo", "公安局,警察局,police station,police,polizei"),
  kind("消防站", "fire stations", "fire_station", "xiao fang zhan,xiao fang dui", "消防队,fire station,feuerwehr"),
  kind(
    "超市",
    "supermarkets",
    "supermarket convenience",
    "chao shi,bian li dian",
    "便利店,便民超市,supermarket,supermarkt",
  ),
  kind(
    "商场",
    "shopping centres",
    "mall department_store",
    "shang chang",
    "购物中心,百货,mall,shopping centre,shopping center",
  ),
  kind("市场", "markets", "marketplace", "shi chang,cai chang", "菜场,菜市场,农贸市场,market,markt"),
  kind(
    "餐馆",
    "restaurants",
    "restaurant fast_food food_court",
    "can guan",
    "饭店,饭馆,餐厅,快餐店,restaurant,gaststätte",
  ),
  kind("咖啡馆", "cafés", "cafe", "ka fei guan", "咖啡店,cafe,coffee shop"),
  kind("酒吧", "bars", "bar pub nightclub biergarten", "jiu ba", "bar,pub,nightclub,kneipe"),
  kind("网吧", "internet cafés", "internet_cafe", "wang ba", "internet cafe"),
  kind(
    "宾馆",
    "hotels",
    "hotel guest_house hostel motel",
    "bin guan,jiu dian",
    "酒店,旅馆,旅店,民宿,hotel,guest house,hostel",
  ),
  kind("公园", "parks", "park garden", "gong yuan", "park"),
  kind("火车站", "railway stations", "station halt", "huo che zhan", "车站,railway station,train station,bahnhof"),
  kind("汽车站", "bus stations", "bus_station", "qi che zhan", "客运站,bus station,busbahnhof"),
  kind("停车场", "car parks", "parking", "ting che chang", "parking,car park,parking lot,parkplatz,parkhaus"),
  kind("图书馆", "libraries", "library", "tu shu guan", "library,bibliothek"),
  kind("博物馆", "museums", "museum", "bo wu guan", "museum"),
  kind("电影院", "cinemas", "cinema theatre", "dian ying yuan", "影院,剧院,cinema,theatre,theater,kino"),
  kind("邮局", "post offices", "post_office", "you ju", "post office"),
  kind("政府", "town halls", "townhall government", "zheng fu", "镇政府,市政府,town hall,city hall,rathaus"),
  kind("社区中心", "community centres", "community_centre", "she qu", "居委会,community centre,community center"),
  kind("小区", "estates", "residential apartments", "xiao qu", "住宅区,estate,housing estate"),
  kind("体育馆", "sports centres", "sports_centre stadium", "ti yu guan,ti yu chang", "体育场,stadium,gym,sporthalle"),
  kind(
    "养老院",
    "homes for the old",
    "social_facility nursing_home",
    "yang lao yuan",
    "敬老院,福利院,nursing home,altenheim",
  ),
  kind("厕所", "toilets", "toilets", "ce suo", "公厕,toilet,wc"),
  kind(
    "教堂寺庙",
    "places of worship",
    "place_of_worship",
    "si miao,jiao tang",
    "教堂,寺庙,清真寺,church,temple,mosque,kirche",
  ),
];

function kind(zh: string, en: string, kinds: string, syllables: string, also: string): KindWord {
  const words = [zh, en, ...also.split(",")].map(folded);
  return { zh, en, kinds: kinds.split(" "), syllables: syllables.split(","), words };
}

export interface KindMeant {
  readonly kind: KindWord;
  /** What of the text says where: "人民路" of "人民路附近的药店"; empty when it says nothing. */
  readonly where: string;
  /** By the first letters of its pinyin alone, which may as well mean a name. */
  readonly isGuess: boolean;
}

/** The kind of place a text asks for: by a word for it, alone or with a place before or behind, or by its pinyin. */
export function kindIn(typed: string): KindMeant | undefined {
  const text = folded(typed).replace(/^最近的?/u, "");
  let best: { readonly kind: KindWord; readonly word: string } | undefined;
  for (const each of kindWords) {
    for (const word of each.words) {
      if (isAtAnEnd(text, word) && word.length > (best?.word.length ?? 0)) best = { kind: each, word };
    }
  }
  if (best !== undefined) return { kind: best.kind, where: whereOf(text, best.word), isGuess: false };
  const letters = /^[a-z]{2,}$/.test(text) ? text : undefined;
  const spelt =
    letters === undefined
      ? undefined
      : kindWords.find(({ syllables }) => syllables.some((each) => reads(each, letters) === 2));
  if (spelt === undefined || letters === undefined) return undefined;
  const isWhole = spelt.syllables.some((each) => each.replaceAll(" ", "") === letters);
  return { kind: spelt, where: "", isGuess: !isWhole };
}

function isAtAnEnd(text: string, word: string): boolean {
  if (hasHan(word)) return text.startsWith(word) || text.endsWith(word);
  return new RegExp(`^${word}s?(?: (?:near|nearest|at|on|in|by)(?: |$)|$)|(?:^nearest |^| )${word}$`, "u").test(text);
}

function whereOf(text: string, word: string): string {
  return text
    .replace(word, " ")
    .replace(/^ *s? *(?:near|nearest|at|on|in|by)(?= |$)|(?:附近|旁边|对面|边上|上|里)?的? *$|^ *(?:在|离)/gu, "")
    .trim();
}
