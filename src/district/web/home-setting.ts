import { same } from "../../ground/sentence.ts";
import type { z } from "zod";
import type { Setting } from "../../journal/web/setting.ts";
import type { District } from "../district.ts";
import { type DistrictNamed, districtStream } from "../facts.ts";
import { districtTexts as texts } from "./district-texts.ts";
import { line, pointIn, pointText } from "./setting-words.ts";

type Home = z.output<(typeof DistrictNamed)["shape"]>;

/** Name, code, zone and centre. */
export const homeSetting: Setting<Home> = {
  order: "NameDistrict",
  stream: districtStream,
  facts: ["DistrictNamed"],
  valueOf: ({ data }) => data as Home,
  lines: ({ name, code, zone, centre }) => [
    ...line("name", texts.name, name),
    ...line("code", texts.code, same(code)),
    ...line("zone", texts.zone, same(zone)),
    ...line("centre", texts.centre, same(pointText(centre))),
  ],
};

export const homeDraft = ({ name, code, zone, centre }: Pick<District, "name" | "code" | "zone" | "centre">) => ({
  ...{ name, code, zone },
  centre: pointText(centre),
});

/** What the form says; null where the centre is no place. Whether it is a drill no form changes. */
export function homeOf({ centre: text, ...rest }: ReturnType<typeof homeDraft>, drill: boolean): Home | null {
  const centre = pointIn(text);
  return centre === undefined ? null : { ...rest, centre, drill };
}

/** The zones this browser knows, China's first, with the one that is set. */
export function zones(now: string): readonly string[] {
  return [...new Set(["Asia/Shanghai", "Asia/Urumqi", now, ...Intl.supportedValuesOf("timeZone")])];
}
