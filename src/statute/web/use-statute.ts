import { useDistrict } from "../../district/web/use-district.ts";
import { instantOf } from "../../ground/instant.ts";
import { useMinuteOf } from "../../ground/web/clock.ts";
import { dayOf } from "../../ground/zone.ts";
import { useStream } from "../../journal/web/client.ts";
import { statuteStream } from "../facts.ts";
import { noStatute, type Statute } from "../statute.ts";

export function useStatute(): Statute {
  return useStream<Statute>(statuteStream) ?? noStatute;
}

/** The day it is here. */
export function useToday(): string {
  const { zone } = useDistrict();
  return dayOf(instantOf(useMinuteOf(true)), zone);
}
