import type { Sentence } from "../ground/sentence.ts";
import type { Basis, Limit, Named } from "./facts.ts";
import type { ShippedLimit } from "./shipped.ts";

/*
 * Limits of England and Wales for a person in police detention. None was read in the text of the law; each waits for a named
 * officer's confirmation.
 */

const word = (zh: string, en: string): Sentence => ({ zh, en });
const act = word("警察与刑事证据法（1984年）", "Police and Criminal Evidence Act 1984");
const section = (zh: string, en: string): Basis => ({ law: act, article: word(zh, en) });

const superintendent: Named = { code: "superintendent", name: word("警司", "superintendent") };
const court: Named = { code: "court", name: word("治安法院", "magistrates' court") };

const source = word("法条原文未核对", "not read in the text of the law");
const common = { notCounted: [], counted: [], warnings: [60, 30], ladder: [], since: "1986-01-01", source } as const;

const limits: readonly Limit[] = [
  {
    ...common,
    ...{ code: "detention", name: word("羁押时限", "Detention without charge") },
    basis: section("第41条", "s. 41"),
    starts: { code: "relevantTime", name: word("起算时间", "relevant time") },
    length: { count: 24, measure: "hours" },
    ladder: [
      {
        ...{
          code: "36h",
          name: word("严重犯罪", "serious offence"),
          longer: { how: "to", count: 36, measure: "hours" },
        },
        ...{ who: [superintendent], mayBeSkipped: false, basis: section("第42条", "s. 42") },
      },
      {
        ...{ code: "96h", name: word("法院令状", "court warrants") },
        longer: { how: "to", count: 96, measure: "hours" },
        ...{ who: [court], mayBeSkipped: false, basis: section("第43、44条", "s. 43, 44") },
      },
    ],
    notCounted: [{ code: "hospital", name: word("就医", "in hospital") }],
    counted: [{ code: "questionedInHospital", name: word("就医时受询问", "questioned in hospital") }],
    atEnd: word("起诉或释放", "charge or release"),
  },
  {
    ...common,
    ...{ code: "firstReview", name: word("首次复核", "First review of detention") },
    basis: section("第40条", "s. 40"),
    starts: { code: "detentionAuthorised", name: word("批准羁押", "detention was authorised") },
    length: { count: 6, measure: "hours" },
    atEnd: word("复核羁押", "detention is reviewed"),
  },
  {
    ...common,
    ...{ code: "laterReview", name: word("后续复核", "Later review of detention") },
    basis: section("第40条", "s. 40"),
    starts: { code: "detentionReviewed", name: word("上次复核", "detention was last reviewed") },
    length: { count: 9, measure: "hours" },
    atEnd: word("复核羁押", "detention is reviewed"),
  },
];

export const englandLimits: readonly ShippedLimit[] = limits.map((limit) => ({ limit, verified: false }));
