import type { Point } from "../ground/point.ts";
import type { Sentence } from "../ground/sentence.ts";
import type { GazetteerStreet, Findable, Gazetteer } from "./gazetteer.ts";
import { hasHan } from "./place-text.ts";

export interface FoundPlace extends Sentence {
  /** A `street` with a house number is one whose number the map does not have: the point is the street's. */
  readonly kind: "street" | "crossing" | "address" | "place" | "coordinates";
  /** Tells places of one name apart. */
  readonly area?: Sentence;
  readonly point: Point;
  readonly street?: string;
  readonly houseNumber?: string;
}

/** A place that a text may mean, with how well. */
export interface Candidate {
  readonly rank: number;
  readonly found: FoundPlace;
}

export function address(gazetteer: Gazetteer, street: GazetteerStreet, houseNumber: string, point: Point): FoundPlace {
  const { zh, en } = words(street);
  const chinese = `${houseNumber}${/(?:[号號][甲乙丙丁]?|[栋幢座弄院楼])$/u.test(houseNumber) ? "" : "号"}`;
  const inEnglish = street.name.en !== undefined && street.name.en !== street.name.local;
  return {
    kind: "address",
    zh: hasHan(zh) ? zh + chinese : `${zh} ${houseNumber}`,
    en: hasHan(en) ? en + chinese : inEnglish ? `${houseNumber} ${en}` : `${en} ${houseNumber}`,
    ...where(gazetteer, street),
    point,
    street: street.name.local,
    houseNumber,
  };
}

/** The street for a number that the map does not have. */
export function streetFor(gazetteer: Gazetteer, street: GazetteerStreet, houseNumber: string): FoundPlace {
  return { ...address(gazetteer, street, houseNumber, street.point), kind: "street" };
}

export function crossing(
  gazetteer: Gazetteer,
  street: GazetteerStreet,
  second: GazetteerStreet,
  { area, point }: { readonly area: number; readonly point: Point },
): FoundPlace {
  const [a, b] = [words(street), words(second)];
  return {
    kind: "crossing",
    zh: hasHan(a.zh + b.zh) ? `${a.zh}与${b.zh}口` : `${a.zh} / ${b.zh}`,
    en: `${a.en} & ${b.en}`,
    ...where(gazetteer, { area, point }),
  };
}

export function words({ name: { local, zh, en } }: Findable): Sentence {
  return { zh: zh ?? local, en: en ?? local };
}

export function where(gazetteer: Gazetteer, { area, point }: { area: number; point: Point }) {
  const named = gazetteer.areas[area];
  return { ...(named === undefined ? {} : { area: named }), point };
}
