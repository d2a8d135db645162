import { streamKey } from "../ground/fact.ts";
import { type Retained, retentionKinds } from "../ground/retention.ts";
import type { OpeningFact } from "./opening-facts.ts";
import type { RequestFact } from "./request-facts.ts";

/** Logs are kept for six months at least, whatever a schedule says. */
const logs = {
  days: 183,
  why: {
    zh: "网络安全法第二十一条：日志留存不少于六个月",
    en: "the Cybersecurity Law (art. 21) demands six months of logs",
  },
};

/** Three years, as records of processing are kept (PIPL art. 56). Reads are rows of a table and no streams. */
export const privacyRetentions = retentionKinds({
  openings: { name: { zh: "查看说明", en: "Words of openings" }, usualDays: 1095, least: logs },
  reads: { name: { zh: "查阅留痕", en: "Record of reads" }, usualDays: 1095, least: logs },
  requests: { name: { zh: "本人请求", en: "Persons' requests" }, usualDays: 1095 },
});

/** An opening is over when it happens; one without words holds nothing to erase and has no time. */
export const openingRetained: Retained = {
  by: privacyRetentions.openings,
  isOver: (told, stream) => {
    const fact = told as OpeningFact;
    const isThis = fact.type === "SealedOpened" && fact.order === streamKey(stream);
    return isThis && fact.data.words !== undefined ? true : undefined;
  },
};

export const requestRetained: Retained = {
  by: privacyRetentions.requests,
  isOver: (told) => {
    const { type } = told as RequestFact;
    return type === "PersonRequestReceived" ? false : type === "PersonRequestAnswered" ? true : undefined;
  },
};
