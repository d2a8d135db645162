import { z } from "zod";

/** A fact as it stands on the wire; `data` has the shape its type says. For descriptions, not for checking. */
export const factSchema = z.object({
  writer: z.string(),
  n: z.number().int(),
  hlc: z.string(),
  order: z.string(),
  by: z.object({
    officer: z.string(),
    role: z.string(),
    station: z.string().optional(),
    unit: z.string().optional(),
    department: z.string().optional(),
    part: z.string().optional(),
    offPost: z.literal(true).optional(),
    glass: z.string().optional(),
    letIn: z.array(z.string()).optional(),
    orders: z.array(z.string()).optional(),
  }),
  streams: z.array(z.string()),
  type: z.string(),
  version: z.number().int(),
  occurredAt: z.string(),
  recordedAt: z.string(),
  data: z.record(z.string(), z.unknown()),
});
