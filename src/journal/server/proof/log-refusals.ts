import { z } from "zod";
import { QueryRefused } from "../query.ts";
import type { LogReading } from "./log-reading.ts";

/** A number of facts, or of one of them, as a query names it. */
export const wholeNumber = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export function refuseBeyond(field: string, most: number): QueryRefused {
  return new QueryRefused(field, { zh: `不得大于 ${most}`, en: `must be at most ${most}` });
}

/** Only sizes that were signed can be proven against: a batch of facts is signed once, at its end. */
export async function refuseUnsigned(log: LogReading, field: string, size: number): Promise<never> {
  const near = (await log.signedAround(size)).join(", ");
  throw new QueryRefused(field, {
    zh: `没有对应的签名检查点，最近的有：${near}`,
    en: `is no size a checkpoint was signed of; the nearest are ${near}`,
  });
}
