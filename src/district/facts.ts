import { z } from "zod";
import { defineFact, type FactOf } from "../ground/fact.ts";
import { pointSchema } from "../ground/point.ts";
import { sentenceSchema } from "../ground/sentence.ts";
import { codeSchema } from "../ground/text.ts";

/** The one stream that holds the organisation, its land and its code tables. */
export const districtStream = "district/home";

/** The street plan, apart because it is large. */
export const streetPlanStream = "streetplan/home";

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

export const districtFacts = [
  DistrictNamed,
  DepartmentRegistered,
  StationRegistered,
  IncidentTypeDefined,
  SettingsChanged,
  StreetPlanDrawn,
];

export type DistrictFact =
  | FactOf<typeof DistrictNamed>
  | FactOf<typeof DepartmentRegistered>
  | FactOf<typeof StationRegistered>
  | FactOf<typeof IncidentTypeDefined>
  | FactOf<typeof SettingsChanged>
  | FactOf<typeof StreetPlanDrawn>;
