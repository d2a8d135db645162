import { instantOf } from "../ground/instant.ts";
import type { Position } from "../ground/position.ts";
import type { Sentence } from "../ground/sentence.ts";
import type { WrongField } from "../ground/wrong-field.ts";
import { decimal } from "./osmand.ts";

const metresPerSecondInKnot = 1852 / 3600;

/** A receiver that says itself that it has no fix (status V). */
export interface NoFix {
  readonly noFix: true;
}

/** The twelfth field after the kind, since NMEA 2.3. */
const noFixModes: ReadonlySet<string> = new Set(["S", "M", "N"]);

/**
 * Reads one RMC sentence of NMEA 0183 (`$GPRMC,hhmmss.ss,A,ddmm.mm,N,dddmm.mm,E,knots,course,ddmmyy,…*hh`) from any
 * satellite system (GP, GN, BD, GB, GL, GA). Undefined for every other kind of sentence. The checksum must be present
 * and right. Text before the `$` (a tag block, a logger's time) and after the checksum is skipped. A position that is
 * simulated (mode S), typed in (mode M) or marked not valid (N) is no fix.
 */
export function readRmc(line: string): Position | NoFix | WrongField | undefined {
  const framed = /\$([^*$]*)(?:\*([0-9A-Fa-f]{2})(?:[\s,;].*)?)?$/.exec(line.trim());
  if (framed === null) return wrong("sentence", { zh: "不是 NMEA 语句", en: "is not an NMEA sentence" });
  const [, body = "", sum] = framed;
  if (sum === undefined) return wrong("checksum", { zh: "缺失", en: "is missing" });
  if (checksum(body) !== Number.parseInt(sum, 16)) {
    return wrong("checksum", { zh: "与内容不符", en: "does not match the sentence" });
  }
  const fields = body.split(",");
  const [talker = "", time = "", status, lat = "", north, lon = "", east, knots = "", course = "", date = ""] = fields;
  if (!/^[A-Z]{2}RMC$/.test(talker)) return undefined;
  if (status === "V" || noFixModes.has(fields[12]?.trim().toUpperCase() ?? "")) return { noFix: true };
  if (status !== "A") return wrong("status", { zh: "须为 A 或 V", en: "must be A or V" });
  const at = timeOf(time, date);
  if (typeof at !== "number") return at;
  const latitude = degrees(lat, 2, 90, north, "N", "S");
  if (latitude === undefined) return wrong("latitude", { zh: "有误", en: "is not a latitude" });
  const longitude = degrees(lon, 3, 180, east, "E", "W");
  if (longitude === undefined) return wrong("longitude", { zh: "有误", en: "is not a longitude" });
  const speed = knots === "" ? undefined : decimal(knots);
  if (knots !== "" && !(speed !== undefined && speed >= 0 && speed <= 970)) {
    return wrong("speed", { zh: "不是以节计的速度", en: "is not a speed in knots" });
  }
  const heading = course === "" ? undefined : decimal(course);
  if (course !== "" && !(heading !== undefined && heading >= 0 && heading <= 360)) {
    return wrong("course", { zh: "须在 0 与 360 之间", en: "must be within 0 and 360" });
  }
  return {
    at: instantOf(at),
    point: [longitude, latitude],
    ...(speed === undefined ? {} : { speed: speed * metresPerSecondInKnot }),
    ...(heading === undefined ? {} : { heading }),
  };
}

/** The exclusive or of every character between `$` and `*`. */
export function checksum(body: string): number {
  let sum = 0;
  for (let at = 0; at < body.length; at++) sum ^= body.charCodeAt(at);
  return sum;
}

function wrong(field: string, reason: Sentence): WrongField {
  return { field, reason };
}

/** `ddmm.mmmm` and its hemisphere as degrees; `digits` is how many the degrees have. */
function degrees(
  text: string,
  digits: number,
  most: number,
  hemisphere: string | undefined,
  positive: string,
  negative: string,
): number | undefined {
  const parts = new RegExp(`^(\\d{${digits}})(\\d{2}(?:\\.\\d+)?)$`).exec(text);
  if (parts === null || (hemisphere !== positive && hemisphere !== negative)) return undefined;
  const minutes = Number(parts[2]);
  const value = Number(parts[1]) + minutes / 60;
  if (minutes >= 60 || value > most) return undefined;
  return hemisphere === positive ? value : -value;
}

/** UTC. Two-digit years are of this century: there was no satellite positioning of patrol cars before. */
function timeOf(time: string, date: string): number | WrongField {
  const clock = /^(\d{2})(\d{2})(\d{2}(?:\.\d*)?)$/.exec(time);
  const [hours, minutes, seconds] = [Number(clock?.[1]), Number(clock?.[2]), Number(clock?.[3])];
  // A leap second is the second after it.
  if (clock === null || hours > 23 || minutes > 59 || seconds >= 61) {
    return wrong("time", { zh: "须为 hhmmss", en: "must be hhmmss" });
  }
  const calendar = /^(\d{2})(\d{2})(\d{2})$/.exec(date);
  const [day, month, year] = [Number(calendar?.[1]), Number(calendar?.[2]), 2000 + Number(calendar?.[3])];
  const midnight = Date.UTC(year, month - 1, day);
  if (calendar === null || new Date(midnight).getUTCDate() !== day || month < 1 || month > 12) {
    return wrong("date", { zh: "须为 ddmmyy", en: "must be ddmmyy" });
  }
  return midnight + ((hours * 60 + minutes) * 60 + seconds) * 1000;
}
