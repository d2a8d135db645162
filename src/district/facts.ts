import { z } from "zod";
import { momentAt } from "../ground/fact-names.ts";
import { always, defineFact, type FactOf } from "../ground/fact.ts";
import { capabilities, forceTiers, informedPosts, unitKinds } from "../ground/force.ts";
import { instantSchema } from "../ground/instant.ts";
import { pointSchema } from "../ground/point.ts";
import { changedTo, phrase, type Sentence, sentenceSchema } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { daySchema, zoneSchema } from "../ground/zone.ts";

/** The one stream that holds the organisation, its land and its code tables. */
export const districtStream = "district/home";

/** The street plan, apart because it is large. */
export const streetPlanStream = "streetplan/home";

/** The areas of the land, apart because they are many. */
export const areasStream = "areas/home";

/** What is promised in which case, and from when. */
export const promisesStream = "promises/home";
/** What must be sent to what. */
export const runCardsStream = "runcards/home";
/** Which days are holidays, and which weekends are worked. */
export const calendarStream = "calendar/home";

/** What a promise's clock runs from: 指令下达, or the first ring. */
const promiseClocks = ["ordered", "received"] as const;
const priority = z.number().int().min(1).max(4);

/** The simplified ring of an area: [lon, lat] corners, not closed. */
const ringSchema = z.array(pointSchema).min(3).max(500).readonly();

/** In version 1 a district had a fixed offset. China's is that of one zone; others become the zone that never changes. */
function namedByOffset(data: unknown): unknown {
  const { utcOffsetMinutes = 480, ...rest } = data as Readonly<Record<string, unknown>> & { utcOffsetMinutes?: number };
  return { ...rest, zone: zoneOfOffset(utcOffsetMinutes) };
}

const partHourZones: Readonly<Record<number, string>> = {
  [-210]: "America/St_Johns",
  210: "Asia/Tehran",
  270: "Asia/Kabul",
  330: "Asia/Kolkata",
  345: "Asia/Kathmandu",
  390: "Asia/Yangon",
  570: "Australia/Darwin",
  630: "Australia/Lord_Howe",
};

function zoneOfOffset(minutes: number): string {
  if (minutes === 480) return "Asia/Shanghai";
  const hours = Math.round(minutes / 60);
  // The names of Etc count westward.
  return partHourZones[minutes] ?? (hours === 0 ? "UTC" : `Etc/GMT${hours > 0 ? "-" : "+"}${Math.abs(hours)}`);
}

export const DistrictNamed = defineFact({
  type: "DistrictNamed",
  version: 2,
  shape: z.strictObject({
    name: sentenceSchema,
    /** Twelve digits or fewer before the date in a full incident number. */
    code: text(12).regex(/^\d{2,12}$/, { error: "must be 2 to 12 digits" }),
    zone: zoneSchema,
    centre: pointSchema,
    /** A drill from the first fact on: the board says so and no figure of it counts as real. */
    drill: z.boolean(),
  }),
  say: ({ name }) => phrase({ zh: "辖区名称：{name}", en: "The district is named {name}" }, { name }),
  upcasts: { 1: namedByOffset },
});

/** The department or sub-bureau it is a part of; directly under the bureau when absent. */
const partFields = { parent: codeSchema.optional() };

export const DepartmentRegistered = defineFact({
  type: "DepartmentRegistered",
  version: 1,
  shape: z.strictObject({ id: codeSchema, name: sentenceSchema, ...partFields }),
  say: ({ name }) => phrase({ zh: "登记部门 {name}", en: "Department {name} registered" }, { name }),
});

export const StationRegistered = defineFact({
  type: "StationRegistered",
  version: 1,
  shape: z.strictObject({
    id: codeSchema,
    name: sentenceSchema,
    point: pointSchema,
    area: ringSchema.optional(),
    ...partFields,
  }),
  say: ({ name }) => phrase({ zh: "登记派出所 {name}", en: "Station {name} registered" }, { name }),
});

/** It is no longer in use; what happened there keeps its name. Registered again, it is back. */
export const DepartmentRetired = defineFact({
  type: "DepartmentRetired",
  version: 1,
  shape: z.strictObject({ id: codeSchema }),
  say: ({ id }, names) => phrase({ zh: "撤销部门 {name}", en: "Department {name} retired" }, { name: names.part(id) }),
});

export const StationRetired = defineFact({
  type: "StationRetired",
  version: 1,
  shape: z.strictObject({ id: codeSchema }),
  say: ({ id }, names) => phrase({ zh: "撤销派出所 {name}", en: "Station {name} retired" }, { name: names.part(id) }),
});

export const IncidentTypeDefined = defineFact({
  type: "IncidentTypeDefined",
  version: 1,
  shape: z.strictObject({
    code: codeSchema,
    name: sentenceSchema,
    /** What a new incident of this type is given until somebody changes it; 1 is the most urgent. */
    priority,
    /** Enforcement work needs a sworn officer in the lead. */
    enforcement: z.boolean(),
    group: sentenceSchema.optional(),
    /** The type above it; directly below the top when absent. */
    parent: codeSchema.optional(),
    /** What callers say for it, in either language: found by typing, shown nowhere. */
    synonyms: z.array(text(40)).max(30).readonly().optional(),
    /** No longer given to new incidents; those that have it keep it. */
    withdrawn: z.literal(true).optional(),
  }),
  say: ({ code, name, priority, withdrawn }) =>
    phrase(
      withdrawn === true
        ? { zh: "停用警情类别 {code} {name}", en: "Incident type {code} {name} withdrawn" }
        : {
            zh: "设定警情类别 {code} {name}，{priority} 级",
            en: "Incident type {code} {name} defined, priority {priority}",
          },
      { code, name, priority },
    ),
});

const waitable = z.number().int().min(10).max(86_400);
/** Seconds an incident may wait with nobody ordered, by priority: 1 first. */
const waitingSecondsSchema = z.tuple([waitable, waitable, waitable, waitable]).readonly();

export const settingsSchema = z.strictObject({
  /** Seconds a crew or a desk has to acknowledge an order before the next in line is alerted. */
  acknowledgeSeconds: z.number().int().min(5).max(3600),
  /** Minutes from clearing to the crew's first report. */
  reportMinutes: z.number().int().min(1).max(10_080),
  /** Minutes between reminders of a report that is due. */
  reminderMinutes: z.number().int().min(1).max(10_080),
  /** An incident is judged by what was in force when it was registered. */
  waitingSeconds: waitingSecondsSchema,
});

const settingPhrases = {
  acknowledgeSeconds: { zh: "签收 {value} 秒", en: "acknowledging {value} s" },
  reportMinutes: { zh: "反馈 {value} 分钟", en: "reporting {value} min" },
  reminderMinutes: { zh: "每 {value} 分钟催办", en: "reminders every {value} min" },
  waitingSeconds: { zh: "等待派警 {value} 秒", en: "waiting for an order {value} s" },
} as const satisfies Record<keyof typeof settingsSchema.shape, Sentence>;

export const SettingsChanged = defineFact({
  type: "SettingsChanged",
  version: 1,
  shape: settingsSchema.partial(),
  say: ({ waitingSeconds, ...others }) =>
    changedTo({ zh: "参数已更改", en: "Settings changed" }, settingPhrases, {
      ...others,
      waitingSeconds: waitingSeconds?.join(" / "),
    }),
});

/** Streets as lines for orientation until a road graph is imported. */
export const StreetPlanDrawn = defineFact({
  type: "StreetPlanDrawn",
  version: 1,
  shape: z.strictObject({
    lines: z
      .array(
        z.strictObject({
          name: sentenceSchema,
          kind: z.enum(["main", "side", "river"]),
          points: z.array(pointSchema).min(2).max(200).readonly(),
        }),
      )
      .max(500)
      .readonly(),
  }),
  say: always({ zh: "绘制街道略图", en: "Street plan drawn" }),
});

/** Over all areas in force; as many are half a megabyte of the log and of one order. */
export const mostAreaPositions = 20_000;

/** The outline of a part, then its holes: [lon, lat] corners in order, not closed. */
const partSchema = z.array(z.array(pointSchema).min(3).max(mostAreaPositions).readonly()).min(1).max(500).readonly();

const areaFields = { id: codeSchema, name: sentenceSchema, station: codeSchema.optional() };

/**
 * A station's area, a grid, a quick-response circle or a control ring is one part or several; a post is a place.
 * `station` is the station it belongs to; the id of a station's area is the station's own.
 */
export const areaSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.enum(["station", "grid", "circle", "ring"]),
    ...areaFields,
    parts: z.array(partSchema).min(1).max(500).readonly(),
  }),
  z.strictObject({ kind: z.literal("post"), ...areaFields, point: pointSchema }),
]);

const hectaresSchema = z.number().min(0).max(1e9);

/** Areas took the place of all that were in force of their kinds; the other kinds stayed. */
export const AreasAdopted = defineFact({
  type: "AreasAdopted",
  version: 1,
  shape: z.strictObject({
    /** SHA-256 of the areas in canonical JSON. */
    digest: z.string().regex(/^[0-9a-f]{64}$/, { error: "must be a digest in hexadecimal" }),
    source: codeSchema,
    areas: z.array(areaSchema).min(1).max(5000).readonly(),
    /** What their giver found between them and accepted; nothing where nothing above the tolerance was found. */
    accepted: z.strictObject({
      overlapHectares: hectaresSchema.optional(),
      gapHectares: hectaresSchema.optional(),
    }),
  }),
  say: ({ source, areas }) =>
    phrase(
      { zh: "启用区域划分 {source}（{count} 个）", en: "Areas {source} taken into use ({count})" },
      { source, count: areas.length },
    ),
});

const promisedSeconds = z.number().int().min(1).max(86_400);

/** 快反时限: in force from a moment on, until another is. The first row that applies counts. */
export const PromisesSet = defineFact({
  type: "PromisesSet",
  version: 1,
  shape: z.strictObject({
    from: instantSchema,
    clock: z.enum(promiseClocks),
    /** Which tier a kind of unit belongs to; a kind without one promises nothing. */
    tierOf: z.partialRecord(z.enum(unitKinds), z.enum(forceTiers)),
    rows: z
      .array(
        z.strictObject({
          /** In a quick-response circle, outside every one, or either. */
          where: z.enum(["circle", "outside", "anywhere"]),
          /** Of circles, only these. */
          circles: z.array(codeSchema).min(1).max(200).readonly().optional(),
          priorities: z.array(priority).min(1).max(4).readonly().optional(),
          seconds: z.strictObject({
            post: promisedSeconds.optional(),
            subBureau: promisedSeconds.optional(),
            city: promisedSeconds.optional(),
          }),
        }),
      )
      .max(100)
      .readonly(),
  }),
  say: ({ from }, names) =>
    phrase(
      { zh: "设定到场时限，自 {from} 起", en: "Response promises set from {from}" },
      { from: momentAt(from, names) },
    ),
});

/** What can fill a place on a run card: any of the kinds, with all of the capabilities. */
const forceSchema = z.strictObject({
  kinds: z.array(z.enum(unitKinds)).min(1).max(6).readonly().optional(),
  capabilities: z.array(z.enum(capabilities)).min(1).max(8).readonly().optional(),
});

export const runCardSchema = z.strictObject({
  card: codeSchema,
  name: sentenceSchema,
  /** When it applies: every condition that is given must hold. */
  when: z.strictObject({
    types: z.array(codeSchema).min(1).max(200).readonly().optional(),
    priorities: z.array(priority).min(1).max(4).readonly().optional(),
    /** Ids of areas of any kind; the place lies in one of them. */
    areas: z.array(codeSchema).min(1).max(500).readonly().optional(),
    /** Minutes of the local day, from the first up to the second; over midnight when the second is less. */
    hours: z
      .strictObject({ from: z.number().int().min(0).max(1439), to: z.number().int().min(0).max(1440) })
      .optional(),
    /** From this alarm level on. */
    level: z.number().int().min(1).max(5).optional(),
  }),
  send: z
    .array(
      forceSchema.extend({
        count: z.number().int().min(1).max(20),
        /** What may come in its place when nobody of its own can, the better first. */
        substitutes: z.array(forceSchema).max(5).readonly().optional(),
      }),
    )
    .max(10)
    .readonly(),
  /** Who is told. */
  inform: z.array(z.enum(informedPosts)).max(3).readonly(),
  /**
   * Who stands first: the soonest unit; or the own station's unit, unless another is `unlessMinutesSlower` minutes
   * sooner.
   */
  policy: z.discriminatedUnion("first", [
    z.strictObject({ first: z.literal("closest") }),
    z.strictObject({ first: z.literal("ownStation"), unlessMinutesSlower: z.number().int().min(1).max(60) }),
  ]),
  /** Taking another unit than the recommended one needs a reason. */
  reasonDemanded: z.boolean(),
});

export const RunCardDefined = defineFact({
  type: "RunCardDefined",
  version: 1,
  shape: runCardSchema,
  say: ({ card, name }) =>
    phrase({ zh: "设定出警编组 {card} {name}", en: "Run card {card} {name} defined" }, { card, name }),
});
export const RunCardWithdrawn = defineFact({
  type: "RunCardWithdrawn",
  version: 1,
  shape: z.strictObject({ card: codeSchema }),
  say: ({ card }) => phrase({ zh: "停用出警编组 {card}", en: "Run card {card} withdrawn" }, { card }),
});

const daysSchema = z.array(daySchema).max(366).readonly();

/** 节假日安排 of a year; it takes the place of what was said of that year before. */
export const HolidaysAdopted = defineFact({
  type: "HolidaysAdopted",
  version: 1,
  shape: z.strictObject({
    year: z.number().int().min(2000).max(2199),
    /** Days of rest, those of them on a Saturday or Sunday too. */
    holidays: daysSchema,
    /** 调休: Saturdays and Sundays that are worked. */
    makeUpDays: daysSchema,
    source: codeSchema,
  }),
  say: ({ year, source }) =>
    phrase(
      { zh: "启用 {year} 年节假日安排（{source}）", en: "Holidays of {year} taken into use ({source})" },
      { year, source },
    ),
});

export const districtFacts = [
  DistrictNamed,
  DepartmentRegistered,
  StationRegistered,
  DepartmentRetired,
  StationRetired,
  IncidentTypeDefined,
  SettingsChanged,
  StreetPlanDrawn,
  AreasAdopted,
  PromisesSet,
  RunCardDefined,
  RunCardWithdrawn,
  HolidaysAdopted,
];

export type DistrictFact =
  | FactOf<typeof DistrictNamed>
  | FactOf<typeof DepartmentRegistered>
  | FactOf<typeof StationRegistered>
  | FactOf<typeof DepartmentRetired>
  | FactOf<typeof StationRetired>
  | FactOf<typeof IncidentTypeDefined>
  | FactOf<typeof SettingsChanged>
  | FactOf<typeof StreetPlanDrawn>
  | FactOf<typeof AreasAdopted>
  | FactOf<typeof PromisesSet>
  | FactOf<typeof RunCardDefined>
  | FactOf<typeof RunCardWithdrawn>
  | FactOf<typeof HolidaysAdopted>;
