import { randomBytes } from "node:crypto";
import type { Sentence } from "../../src/ground/sentence.ts";
import { ulidOf } from "../../src/ground/ulid.ts";
import { existingDataFolder } from "../../src/journal/server/engine/data-folder.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { leastTrips } from "../../src/streets/facts.ts";
import type { SpeedFit } from "../../src/streets/fit-speeds.ts";
import { leftOutNames } from "../../src/streets/left-out.ts";
import { roadClasses } from "../../src/streets/road-class.ts";
import type { FitStep, TripsRead } from "../../src/streets/server/fit-trips.ts";
import { note, spoken } from "./language.ts";
import type { Orders } from "./orders-at-server.ts";
import { withOrders } from "./orders-for-verb.ts";
import { type Progress, progressOf } from "./progress.ts";
import { keySourceOption } from "./key-source-option.ts";
import { dataOption, type Given, jsonOption, Usage, type Verb } from "./verb.ts";

export const fitVerb: Verb = {
  name: "fit",
  summary: { zh: "由实际行程修正行车时间", en: "fit travel times to recorded trips" },
  usage: "fit speeds [--adopt] [--least N] [--data DIR] [--key-source SPEC] [--json]",
  arguments: ["speeds"],
  options: {
    adopt: {
      says: { zh: "误差减小时启用所得系数", en: "take the factors into use if they lower the error" },
    },
    least: {
      value: "N",
      says: {
        zh: "每时段、每类道路至少所需行程数，不小于 200，默认 200",
        en: "trips needed for each band of hours and class of road; at least 200, which is the default",
      },
    },
    data: dataOption,
    "key-source": keySourceOption,
    json: jsonOption,
  },
  run: async (given) => {
    const [what = ""] = given.rest;
    if (what !== "speeds") {
      throw new Usage({ zh: "只能拟合 speeds，不认识 {what}。", en: "Speeds can be fitted, not {what}." }, { what });
    }
    const least = readLeast(given.text("least"));
    // Where nothing was ever recorded there is nothing to fit, and no folder is made for it.
    existingDataFolder(given.text("data") ?? "data");
    return withOrders(given, { officer: "fit", role: "systemAdministrator" }, async (orders) =>
      fitSpeedsOf(orders, least, given),
    );
  },
};

function readLeast(text: string | undefined): number {
  if (text === undefined) return leastTrips;
  const least = Number(text);
  if (Number.isInteger(least) && least >= leastTrips) return least;
  throw new Usage(
    { zh: "--least 须为不小于 {least} 的整数。", en: "--least takes a whole number of {least} or more." },
    { least: leastTrips },
  );
}

type Fitted = Omit<TripsRead, "trips"> & { readonly fit: SpeedFit; readonly trips: number };
type FitAnswer =
  | { readonly state: "noStreets"; readonly streets: string }
  | { readonly state: "working"; readonly step: FitStep; readonly done: number; readonly of: number }
  | ({ readonly state: "done" } & Fitted);

async function fitSpeedsOf(orders: Orders, least: number, given: Given): Promise<number> {
  const found = await fitted(orders, least);
  const { fit } = found;
  const isBetter = fit.bands !== null && fit.isBetter;
  const isAdopted = isBetter && given.has("adopt");
  if (isAdopted) await adopt(orders, fit);
  if (given.has("json")) process.stdout.write(`${JSON.stringify({ ...found, roadClasses, adopted: isAdopted })}\n`);
  else process.stdout.write(inWords(found));
  note(spoken(verdict(fit, isAdopted)));
  return isBetter ? 0 : 1;
}

/** Asks until the server has read every way, showing how far it is. */
async function fitted(orders: Orders, least: number): Promise<Fitted> {
  let bar: { step: FitStep; show: Progress } | undefined;
  try {
    for (;;) {
      const answer = (await orders.read(`/api/v1/roads/fit?least=${least}`)) as FitAnswer;
      if (answer.state === "done") return answer;
      if (answer.state === "noStreets") throw noStreets(answer.streets);
      if (bar?.step !== answer.step) {
        bar?.show.end();
        bar = { step: answer.step, show: progressOf(answer.step) };
      }
      bar.show(answer.done, answer.of);
    }
  } finally {
    bar?.show.end();
  }
}

function noStreets(streets: string): Environment {
  return new Environment(
    {
      zh: "没有可用的路网（{streets}），无法拟合；请先 callsign import streets。",
      en: "There are no streets to fit to ({streets}); import them with callsign import streets.",
    },
    { streets },
  );
}

async function adopt(orders: Orders, fit: SpeedFit): Promise<void> {
  if (fit.bands === null) return;
  const body = {
    bands: fit.bands.map(({ fromHour, toHour, factors }) => ({ fromHour, toHour, factors })),
    trips: fit.fitted,
    errorBefore: fit.errorBefore,
    errorAfter: fit.errorAfter,
  };
  const [refused] = await orders.give([{ id: ulidOf(Date.now(), randomBytes(10)), name: "AdoptSpeedFactors", body }]);
  if (refused !== null && refused !== undefined) throw new Environment(refused.sentence);
}

function verdict(fit: SpeedFit, isAdopted: boolean) {
  if (fit.bands === null) {
    const { fitted: count, least } = fit;
    return {
      zh: `callsign: 可拟合的行程只有 ${count} 次，至少需要 ${least} 次，没有拟合。`,
      en: `callsign: ${count} trips to fit, at least ${least} are needed: nothing was fitted.`,
    };
  }
  if (!fit.isBetter) {
    return {
      zh: "callsign: 误差没有减小，系数不予启用。",
      en: "callsign: The error did not fall; the factors are not for use.",
    };
  }
  return isAdopted
    ? { zh: "callsign: 已启用。", en: "callsign: They are in use." }
    : { zh: "callsign: 未启用；启用请加 --adopt。", en: "callsign: They are not in use; --adopt takes them into use." };
}

function inWords({ fit, assignments, trips, left, starts, drill }: Fitted): string {
  const rows: (readonly [Sentence, string | number])[] = [
    [{ zh: "派警", en: "assignments" }, assignments],
    ...entriesOf(left).map(
      ([why, count]) =>
        [{ zh: `未计：${leftOutNames[why].zh}`, en: `left out: ${leftOutNames[why].en}` }, count] as const,
    ),
    [{ zh: "行程", en: "trips" }, trips],
    [{ zh: "起点取自轨迹 / 驻点", en: "from a track / from a post" }, `${starts.track} / ${starts.post}`],
    ...entriesOf(fit.dropped).map(
      ([why, count]) =>
        [{ zh: `剔除：${leftOutNames[why].zh}`, en: `dropped: ${leftOutNames[why].en}` }, count] as const,
    ),
    [{ zh: "参与拟合 / 留作检验", en: "fitted / held out" }, `${fit.fitted} / ${fit.heldOut}`],
    ...(fit.bands === null ? [] : resultRows(fit)),
  ];
  const lines = rows.map(([name, value]) => `${spoken(name)}: ${value}`);
  if (drill) lines.unshift(spoken({ zh: "演练数据，不作实际统计", en: "a drill: no figure of it counts as real" }));
  return `${lines.join("\n")}\n`;
}

function resultRows({
  bands,
  errorBefore,
  errorAfter,
}: Extract<SpeedFit, { errorBefore: unknown }>): readonly (readonly [Sentence, string])[] {
  const inBands = bands.map(({ fromHour, toHour, trips, own, factors, ownClasses }) => {
    const others = factors.find((_, roadClass) => !ownClasses.includes(roadClass));
    const parts = [
      ...ownClasses.map((roadClass) => `${roadClasses[roadClass]} ${factors[roadClass]}`),
      ...(others === undefined ? [] : [`${spoken({ zh: "其余道路", en: "other roads" })} ${others}`]),
      ...(own ? [] : [spoken({ zh: "（行程太少，用全天系数）", en: "(too few trips: as at all hours)" })]),
    ];
    return [
      { zh: `${fromHour}–${toHour} 时，${trips} 次`, en: `${fromHour}–${toHour} h, ${trips} trips` },
      parts.join("  "),
    ] as const;
  });
  return [
    ...inBands,
    [
      { zh: "平均误差（检验行程）", en: "mean error, held out" },
      `${errorBefore.meanPercent} % → ${errorAfter.meanPercent} %`,
    ],
    [
      { zh: "误差中位数（检验行程）", en: "median error, held out" },
      `${errorBefore.medianSeconds} s → ${errorAfter.medianSeconds} s`,
    ],
  ];
}

function entriesOf<Key extends string>(counts: Readonly<Record<Key, number>>): readonly (readonly [Key, number])[] {
  return (Object.entries(counts) as [Key, number][]).filter(([, count]) => count > 0);
}
