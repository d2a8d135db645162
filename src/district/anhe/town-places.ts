import type { Sentence } from "../../ground/sentence.ts";
import { type Draw, pick } from "./draws.ts";
import { inTown, type Place } from "./town.ts";
import { namesOf, type Premises } from "./filling.ts";
import type { Way } from "./network.ts";
import { zoneOf } from "./zones.ts";

/** The town and its quarters, by the names that people use for them. */
export const quarters: readonly Premises[] = [
  { place: inTown(0, 0.75), tags: { place: "city", ...namesOf("安和", "Anhe") } },
  ...(
    [
      ["北关", "Beiguan", [-0.4, 2.1]],
      ["西关", "Xiguan", [-2.5, 1.4]],
      ["东关", "Dongguan", [2.2, 1.4]],
      ["南关", "Nanguan", [0.2, -1.6]],
      ["柳林新区", "Liulin New Area", [-3.1, -2]],
      ["文庙片区", "Wenmiao Quarter", [3.2, -1.8]],
      ["城北工业园", "North Industrial Park", [1.6, 2.9]],
      ["平安新城", "Ping'an New Town", [5, 1.2]],
    ] as const
  ).map(([zh, en, [along, across]]) => ({
    place: inTown(along, across),
    tags: { place: "suburb", ...namesOf(zh, en) },
  })),
];

const shops: readonly (readonly [key: string, value: string, zh: string, en: string])[] = [
  ["shop", "convenience", "便利店", "Convenience Store"],
  ["shop", "supermarket", "超市", "Supermarket"],
  ["amenity", "restaurant", "饭店", "Restaurant"],
  ["amenity", "restaurant", "火锅店", "Hotpot House"],
  ["amenity", "fast_food", "小吃店", "Snack Bar"],
  ["amenity", "pharmacy", "药店", "Pharmacy"],
  ["amenity", "bank", "银行", "Bank"],
  ["amenity", "bar", "酒吧", "Bar"],
  ["amenity", "karaoke_box", "歌厅", "Karaoke"],
  ["amenity", "internet_cafe", "网吧", "Internet Café"],
  ["tourism", "hotel", "宾馆", "Hotel"],
  ["amenity", "clinic", "诊所", "Clinic"],
  ["amenity", "fuel", "加油站", "Filling Station"],
  ["amenity", "parking", "停车场", "Car Park"],
];

/** Now and then a shop stands in the next house: in the old town's streets often, elsewhere less. */
export function shopsOf({ tags, kind }: Way, place: Place, draw: Draw, nextName: () => Sentence): readonly Premises[] {
  if (kind === "service" || kind === "rural" || tags["highway"] === "living_street") return [];
  const zone = zoneOf(place);
  const share = zone === "old" ? 0.3 : zone === "inner" ? 0.16 : zone === "outer" || zone === "countryTown" ? 0.06 : 0;
  if (draw() >= share) return [];
  const [key, value, zh, en] = pick(draw, shops);
  const name = nextName();
  return [{ place, tags: { [key]: value, ...namesOf(`${name.zh}${zh}`, `${name.en} ${en}`) } }];
}
