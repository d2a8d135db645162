import type { ComponentType } from "react";
import type { Role } from "../../ground/role.ts";
import type { Sentence } from "../../ground/sentence.ts";
import type { RoomRules } from "../../ground/room.ts";
import type { Client } from "./client.ts";
import type { LiveStore } from "./live-store.ts";

/** Who asks: whether a page or a form is for them follows from their session and the rules. */
export type Asked = Pick<Client, "book" | "session">;

/** The groups of the rail, by work: 指挥, 任务, 勤务, 社区, 法制, 数据, 管理, and what is one's own. */
export type PageGroup = "command" | "tasks" | "duty" | "community" | "law" | "data" | "administration" | "own";

/** What a page is for, as the key `?` says it there. */
export interface PageHelp {
  /** At most three lines: what is done here, what comes first, what people stumble over. */
  readonly lines: readonly Sentence[];
  /** The guide of docs/guide that tells more, by its name. */
  readonly guide: string;
}

/** Fetches it when somebody asks: the texts of all pages would be a part of what each window loads first. */
export type ReadHelp = () => Promise<PageHelp>;

/** A screen with an address. */
export interface RoomPage {
  /** Parts that differ are named with `$`, as in `/incidents/$incident/sheet`; `{-$form}` may be absent. */
  readonly path: string;
  /** What a part named with `$` must look like; at any other value there is no page. */
  readonly params?: Readonly<Record<string, RegExp>>;
  readonly title: Sentence;
  /** Where the rail shows it, among the pages of its group in the order of the rooms; absent: only links lead there. */
  readonly group?: PageGroup;
  /** Every page of the rail has it. */
  readonly help?: ReadHelp;
  /** How many things wait there for whoever asks, by what their client holds now: the rail shows the number. */
  waiting?(client: Client): number;
  /** The roles that begin on this page once they have signed in. */
  readonly homeOf?: readonly Role[];
  /** True where the page stands alone, without the bar: it is made to be printed. */
  readonly isPaper?: true;
  /** Whether whoever asks can do or see something there. */
  isFor(asked: Asked): boolean;
  /** Its component, fetched when it is first shown. */
  load(): Promise<ComponentType>;
}

/** Parts of the overview, in the order they stand there: what waits, what is at work, with whom, and beside other days. */
export const glancePlaces = ["now", "work", "force", "days"] as const;

/**
 * A part of the overview: a panel that shows by a picture and its numbers how something stands, and leads to its list. It
 * counts only what its reader has in sight, and says it where that is not all.
 */
export interface RoomGlance {
  readonly name: string;
  readonly place: (typeof glancePlaces)[number];
  isFor(asked: Asked): boolean;
  load(): Promise<ComponentType>;
}

/** A part of the card of another room's stream: what this room has to say of it. */
export interface RoomSection {
  readonly name: string;
  /** The kind of stream on whose card it stands: `incident`. */
  readonly of: string;
  isFor(asked: Asked): boolean;
  load(): Promise<ComponentType<{ readonly id: string }>>;
}

/** A component without a picture, mounted once beside every page while its reader is signed in: it sounds an alarm. */
export interface RoomRing {
  readonly name: string;
  isFor(asked: Asked): boolean;
  load(): Promise<ComponentType>;
}

/** Parts of the settings page, in the order they stand there. */
export const settingsPlaces = ["district", "dispatch", "people", "privacy", "system"] as const;

export type SettingsPlace = (typeof settingsPlaces)[number];

/** A form of the settings page. */
export interface SettingsForm {
  /** The last part of its address: `clocks` stands at `/settings/clocks`. */
  readonly name: string;
  readonly place: SettingsPlace;
  readonly title: Sentence;
  readonly help?: ReadHelp;
  /** An address it had before and is still found by. */
  readonly formerly?: string;
  isFor(asked: Asked): boolean;
  load(): Promise<ComponentType>;
}

/** Groups of the list of a district's first day, in the order in which they are best done. */
export const setupPlaces = ["land", "organisation", "work", "machine"] as const;

/** How far something of the first day is. `isDone` null: whoever asks cannot see it. */
export interface SetupState {
  readonly isDone: boolean | null;
  /** What there is, or what is missing. */
  readonly said: Sentence;
}

/** Something a new district must be told before it works as it should. */
export interface SetupStep {
  readonly name: string;
  readonly place: (typeof setupPlaces)[number];
  readonly title: Sentence;
  /** The page where it is done. */
  readonly to: string;
  /** What works without it, and what does not. */
  readonly without: Sentence;
  /** What is asked of the server for it, by its path; absent where the board says enough. */
  readonly reads?: string;
  /** `read`: what the server answered; undefined until then. */
  state(client: Client, read: unknown): SetupState;
}

/** Words by the code they stand for. */
export type WordsOfCodes = Readonly<Record<string, Sentence>>;

/** What a refusal on a screen needs of a room's words. */
export interface RoomWords {
  /** By the name of the refusal's detail (`status`, `stage`): what its codes are called. */
  readonly codes?: Readonly<Record<string, WordsOfCodes>>;
  /** The same for what the district names itself, as it is at that moment. */
  readonly named?: Readonly<Record<string, (live: Pick<LiveStore, "state">) => WordsOfCodes>>;
  /** What people call the fields of the room's orders, by the last part of a field's path. */
  readonly fields?: WordsOfCodes;
}

/** A thing that people go to by its number or name. */
export interface Found {
  /** What kind of thing it is, in a word. */
  readonly kind: Sentence;
  /** What it is known by: its number, callsign or name. */
  readonly title: Sentence;
  readonly about?: Sentence;
  /** Its address. */
  readonly to: string;
  readonly search?: object;
}

/** An address, and what stands after its question mark. */
export interface ShownAt {
  readonly to: string;
  readonly search?: object;
}

/** Everything a program with screens must know of a room. */
export interface RoomWeb {
  readonly rules: RoomRules;
  readonly pages?: readonly RoomPage[];
  readonly settings?: readonly SettingsForm[];
  readonly glances?: readonly RoomGlance[];
  readonly setup?: readonly SetupStep[];
  readonly words?: RoomWords;
  /** What the room shows on cards of other rooms. */
  readonly sections?: readonly RoomSection[];
  /** What sounds on whatever page somebody is. */
  readonly rings?: readonly RoomRing[];
  /** Where a stream of a kind is shown, by its kind: for screens that name streams of other rooms. */
  readonly shows?: Readonly<Record<string, (key: string) => ShownAt>>;
  /** What of the room whoever asks can go to, as it is at this moment. Never the persons of an incident. */
  finds?(client: Client): readonly Found[];
}
