import type { AlarmKind } from "../preferences.ts";
import { fill, type Sentence } from "../sentence.ts";
import { sayNow } from "./language.ts";
import { preferencesStore } from "./preferences.ts";
import { makeStore } from "./store.ts";

/** What each alarm is called, in the preferences and in a notice. */
export const alarmNames: Readonly<Record<AlarmKind, Sentence>> = {
  call: { zh: "来电待接听", en: "A call rings" },
  order: { zh: "指令待签收", en: "An order waits to be signed" },
  overdue: { zh: "警情超时", en: "An incident is overdue" },
  late: { zh: "事项严重逾期", en: "Work is late beyond its bound" },
  glass: { zh: "有人紧急越权", en: "Somebody broke the glass" },
};

const aboutIncident: Sentence = { zh: "警情 {number}", en: "Incident {number}" };

export type NoticePermission = "granted" | "denied" | "default" | "missing";

function permissionNow(): NoticePermission {
  return typeof Notification === "undefined" ? "missing" : Notification.permission;
}

/** What this browser lets the console show; `missing`: it has no notices. */
export const noticePermissionStore = makeStore<NoticePermission>(permissionNow());

/** Asks the browser; only when a person has just turned notices on. */
export async function askForNotices(): Promise<NoticePermission> {
  if (typeof Notification !== "undefined") await Notification.requestPermission();
  noticePermissionStore.set(permissionNow());
  return permissionNow();
}

/** What a notice says: the kind of alarm and the number of the incident. No place, no name, no words of a caller. */
export function wordsOfNotice(kind: AlarmKind, number: string | undefined): readonly [Sentence, Sentence | null] {
  return [alarmNames[kind], number === undefined ? null : fill(aboutIncident, { number })];
}

/** Lets the browser tell of an alarm while the console is not in front, where its person wants it. */
export function tellOutside(kind: AlarmKind, { id, number }: { readonly id: string; readonly number?: string }): void {
  const { notices } = preferencesStore.get();
  if (!notices.includes(kind) || permissionNow() !== "granted" || !document.hidden) return;
  const [title, body] = wordsOfNotice(kind, number);
  // The same thing told by two windows of one person is one notice.
  const notice = new Notification(sayNow(title), {
    tag: `callsign ${kind} ${id}`,
    ...(body && { body: sayNow(body) }),
  });
  notice.addEventListener("click", () => {
    window.focus();
    notice.close();
  });
}
