import { z } from "zod";
import { defineFact, type FactOf } from "../ground/fact.ts";
import { pointSchema } from "../ground/point.ts";
import { sentenceSchema } from "../ground/sentence.ts";
import { codeSchema } from "../ground/text.ts";

/** The one stream that holds the organisation, its land and its code tables. */
export const districtStream = "district/home";

/** The street plan, apart because it is large. */
export const streetPlanStream = "streetplan/home";

/** The areas of the land, apart because they are many. */
export const areasStream = "areas/home";

/** The simplified ring of an area: [lon, lat] corners, not closed. */
const ringSchema = z.array(pointSchema).min(3).max(500).readonly();

export const DistrictNamed = defineFact(
  "DistrictNamed",
  1,
  { zh: "辖区名称：{name}", en: "The district is named {name}" },
  z.strictObject({
    name: sentenceSchema,
    /** Twelve digits or fewer before the date in a full incident number. */
    code: z.string().regex(/^\d{2,12}$/, { error: "must be 2 to 12 digits" }),
    utcOffsetMinutes: z.number().int().min(-840).max(840),
    centre: pointSchema,
    /** A drill from the first fact on: the board says so and no figure of it counts as real. */
    drill: z.boolean(),
  }),
);

export const DepartmentRegistered = defineFact(
  "DepartmentRegistered",
  1,
  { zh: "登记部门 {id}", en: "Department {id} registered" },
  z.strictObject({ id: codeSchema, name: sentenceSchema }),
);

export const StationRegistered = defineFact(
  "StationRegistered",
  1,
  { zh: "登记派出所 {id}", en: "Station {id} registered" },
  z.strictObject({ id: codeSchema, name: sentenceSchema, point: pointSchema, area: ringSchema.optional() }),
);

export const IncidentTypeDefined = defineFact(
  "IncidentTypeDefined",
  1,
  { zh: "设定警情类别 {code}", en: "Incident type {code} defined" },
  z.strictObject({
    code: codeSchema,
    name: sentenceSchema,
    /** What a new incident of this type is given until somebody changes it; 1 is the most urgent. */
    priority: z.number().int().min(1).max(4),
    /** Enforcement work needs a sworn officer in the lead. */
    enforcement: z.boolean(),
    group: sentenceSchema.optional(),
  }),
);

export const settingsSchema = z.strictObject({
  /** Seconds a crew or a desk has to acknowledge an order before the next in line is alerted. */
  acknowledgeSeconds: z.number().int().min(5).max(3600),
  /** Minutes from clearing to the crew's first report. */
  reportMinutes: z.number().int().min(1).max(10_080),
  /** Minutes between reminders of a report that is due. */
  reminderMinutes: z.number().int().min(1).max(10_080),
});

export const SettingsChanged = defineFact(
  "SettingsChanged",
  1,
  { zh: "参数已更改", en: "Settings changed" },
  settingsSchema.partial(),
);

/** Streets as lines for orientation until a road graph is imported. */
export const StreetPlanDrawn = defineFact(
  "StreetPlanDrawn",
  1,
  { zh: "绘制街道略图", en: "Street plan drawn" },
  z.strictObject({
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
);

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
export const AreasAdopted = defineFact(
  "AreasAdopted",
  1,
  { zh: "启用区域划分 {source}", en: "Areas {source} taken into use" },
  z.strictObject({
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
);

export const districtFacts = [
  DistrictNamed,
  DepartmentRegistered,
  StationRegistered,
  IncidentTypeDefined,
  SettingsChanged,
  StreetPlanDrawn,
  AreasAdopted,
];

export type DistrictFact =
  | FactOf<typeof DistrictNamed>
  | FactOf<typeof DepartmentRegistered>
  | FactOf<typeof StationRegistered>
  | FactOf<typeof IncidentTypeDefined>
  | FactOf<typeof SettingsChanged>
  | FactOf<typeof StreetPlanDrawn>
  | FactOf<typeof AreasAdopted>;
