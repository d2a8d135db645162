import { instantFrom } from "../../district/web/use-district.ts";
import { instantOf, millis } from "../../ground/instant.ts";
import type { Recording } from "../../ground/recording.ts";

/** A recording while somebody types it. */
export interface RecordingLine {
  readonly number: string;
  readonly from: string;
  readonly to: string;
  readonly sha256: string;
}

export interface RecordedDraft {
  readonly lines: readonly RecordingLine[];
  readonly situations: readonly string[];
}

export const emptyLine: RecordingLine = { number: "", from: "", to: "", sha256: "" };

const nothing: RecordedDraft = { lines: [], situations: [] };

/** What was kept of a draft; nothing where it cannot be read. */
export function keptRecorded(text: string): RecordedDraft {
  try {
    const { lines, situations } = JSON.parse(text) as Partial<RecordedDraft>;
    return Array.isArray(lines) && Array.isArray(situations)
      ? {
          lines: lines.map((line: Partial<RecordingLine>) => ({ ...emptyLine, ...line })),
          situations: situations.map(String),
        }
      : nothing;
  } catch {
    return nothing;
  }
}

/** The text in which a draft is kept; the empty one where there is nothing to keep. */
export function recordedText(draft: RecordedDraft): string {
  return draft.lines.length === 0 && draft.situations.length === 0 ? "" : JSON.stringify(draft);
}

const isEmpty = (line: RecordingLine) => Object.values(line).every((said: string) => said.trim() === "");

/** A time as it is typed: `10:02` is on the given day. */
function momentIn(text: string, day: string, zone: string): string | null {
  const said = text.trim();
  return instantFrom(/^\d{1,2}:\d{2}/.test(said) ? `${day} ${said}` : said, zone);
}

/**
 * The recording a line says; null while something is missing or wrong. `day`: on which the crew came. An end that is typed
 * as a time only and lies before the start is on the next day.
 */
export function recordingIn(line: RecordingLine, day: string, zone: string): Recording | null {
  const [number, sha256] = [line.number.trim(), line.sha256.trim().toLowerCase()];
  const from = momentIn(line.from, day, zone);
  let to = momentIn(line.to, day, zone);
  if (number === "" || from === null || to === null) return null;
  if (to <= from && /^\s*\d{1,2}:\d{2}/.test(line.to)) {
    const next = instantOf(Date.parse(`${day}T00:00:00Z`) + 86_400_000).slice(0, 10);
    to = momentIn(line.to, next, zone) ?? to;
  }
  if (millis(to) <= millis(from) || (sha256 !== "" && !/^[0-9a-f]{64}$/.test(sha256))) return null;
  return { number, from, to, ...(sha256 === "" ? {} : { sha256 }) };
}

/** What the draft adds to a report; null while a line of it is wrong. Lines in which nothing stands are left out. */
export function recordedIn(
  { lines, situations }: RecordedDraft,
  day: string,
  zone: string,
): { readonly recordings?: readonly Recording[]; readonly situations?: readonly string[] } | null {
  const recordings = lines.filter((line) => !isEmpty(line)).map((line) => recordingIn(line, day, zone));
  if (!recordings.every((recording) => recording !== null)) return null;
  return {
    ...(recordings.length === 0 ? {} : { recordings }),
    ...(situations.length === 0 ? {} : { situations }),
  };
}
