import type { FastifyInstance, FastifyRequest } from "fastify";
import type pg from "pg";
import type { z } from "zod";
import type { Rule } from "../../ground/rule.ts";
import type { Giver } from "../../ground/fact.ts";
import type { Position } from "../../ground/position.ts";
import type { Sentence } from "../../ground/sentence.ts";
import type { Fold } from "../../ground/fold.ts";
import type { Journal } from "../journal.ts";
import type { ReadKind } from "../../ground/read-kind.ts";
import type { RoomRules } from "../../ground/room.ts";
import type { Rulebook } from "../rulebook.ts";
import type { KeyUse } from "./key-use.ts";
import type { Submit } from "./order-request.ts";
import type { Ending, PartNames, Parts } from "./parts.ts";

declare module "fastify" {
  /** What a route says about itself: authority and the API description are read from here. */
  interface FastifyContextConfig extends Partial<Rule> {
    /** For everyone, signed in or not; every other route has `roles`. */
    open?: boolean;
    /** True where a session is let in whose screen is locked. */
    whenLocked?: boolean;
    /** True where a session is let in whose person has yet to set a password or a second factor. */
    whenIncomplete?: boolean;
    title?: Sentence;
    /** True where the answer holds only what is in its reader's sight. */
    sighted?: boolean;
    query?: z.ZodType;
    body?: z.ZodType;
    answer?: z.ZodType;
    /** The media type of the answer when it is not JSON. */
    produces?: string;
    /** The media type of the body when it is not JSON. */
    consumes?: string;
    /** True where Basic with the token as password is taken too, for devices that cannot send a bearer token. */
    basic?: boolean;
    /** True where no session is taken, only a token: what writes by GET, which any page can have a browser send. */
    tokenOnly?: boolean;
    /** The codes it refuses with of its own (`refusing`); what its schemas, its rule and the edge refuse follows from those. */
    refuses?: readonly string[];
    /** The orders it gives; it may be refused with what they refuse. */
    gives?: readonly string[];
    /** True where a browser is sent on, and a refusal stands in the address it is sent to. */
    redirects?: boolean;
    /** False for routes that the description writes out in its own way. */
    documented?: boolean;
    /** What an answer puts on the record of reads; a card says its stream by `request.looked`. */
    recorded?: ReadKind;
    /** Why an answer of a route without `recorded` puts nothing there: whose affairs it shows, if anybody's. */
    unrecorded?: string;
  }

  interface FastifyRequest {
    /** The stream an answer shows, with its state: what the record of reads is written from. */
    looked?: Looked;
  }
}

/** A stream that is being shown to somebody. */
export interface Looked {
  readonly stream: string;
  readonly state: unknown;
}

/** A step of a room's schema, applied once, in order, each in a transaction. Plain SQL that any PostgreSQL ≥ 15 takes. */
export interface Migration {
  /** `dispatch-0001`: the room, then a number that only grows. */
  readonly name: string;
  readonly sql: string;
  /**
   * Why nothing personal lies open in each column it makes that can hold text, by table and column. Whatever is personal
   * belongs sealed in a stream; a test of boundary 7 finds a column nobody has decided on.
   */
  readonly keeps?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export type ColumnType = "text" | "integer" | "bigint" | "double precision" | "boolean" | "timestamptz" | "jsonb";
export type Cell = string | number | boolean | null;

/**
 * A table whose rows are a pure function of the final state of one stream. Once per batch, in the commit of its facts, the
 * clerk upserts by `key` the rows that every touched stream gives now and removes those it gives no longer; `rebuild`
 * empties the table and writes what the streams give. A key belongs to one stream: two streams never give the same.
 */
export interface ReadTable<State> {
  readonly fold: Fold<State>;
  /** With its schema: `dispatch.incident`. */
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, ColumnType>>;
  rows(state: State, stream: string): readonly Readonly<Record<string, Cell>>[];
}

/** Forgets a table's state type, so that tables of many folds stand in one list. */
export function readTable<State>(definition: ReadTable<State>): ReadTable<never> {
  return definition as unknown as ReadTable<never>;
}

/** What a room's routes may use. Authority and problems are the program's: routes only translate. */
export interface House {
  readonly journal: Journal;
  readonly book: Rulebook;
  /** A room's state of a stream, current or not; undefined while nothing has happened there. */
  state<State>(view: Fold<State>, stream: string): Promise<State | undefined>;
  /** For reading; never for writing facts or read tables. */
  readonly pool: pg.Pool;
  /** Who asks; the request has been signed in, in one of these roles, or it has been answered with 401 or 403. */
  giverOf(request: FastifyRequest): Giver;
  /** Who asks; undefined where nobody was let in. */
  giverIfAny(request: FastifyRequest): Giver | undefined;
  /** True when this reader may see a stream of these states. */
  maySee(giver: Giver, stream: string, state: unknown): boolean;
  /** Streams that are hidden from this reader in whatever role, for lists that name streams. */
  hiddenFrom(giver: Giver): readonly string[];
  /** Where a unit on duty is now, as far as its devices have said; its age is the reader's to judge. */
  positionOf(unit: string): Position | undefined;
  /** How many consoles and programs that bear a tag of sight have their line open. */
  readersOf(tag: string): number;
  now(): Date;
  /**
   * Gives an order, as everybody's orders are given: for routes whose answer is an order too. Also those that are
   * `internal`; what the program gives for itself is signed by `system`.
   */
  readonly submit: Submit;
}

/** A table of secrets, with its schema. */
export interface SecretTable {
  readonly name: string;
  /** What an earlier version called it: key files of that time name it so. */
  readonly formerly?: string;
}

/** A room's routes with the parts they need in hand. */
export interface InstalledRoutes {
  routes(api: FastifyInstance, house: House): void;
  pages(app: FastifyInstance, house: House): void;
}

/** A room's server part: each room exports one as `<room>Server`, made by `roomServer` where it needs or gives parts. */
export interface RoomServer extends RoomDefinition<PartNames, PartNames> {
  open?(parts: Given, ending: Ending): Given | Promise<Given>;
  routes?(api: FastifyInstance, house: House, parts: Given): void;
  pages?(app: FastifyInstance, house: House, parts: Given): void;
}

// Empty on purpose: a room that names no parts is given none.
// oxlint-disable-next-line typescript/no-generated-empty-object-type
type Nothing = Readonly<Record<never, never>>;
type Given = Readonly<Record<string, unknown>>;

interface RoomDefinition<Needs extends PartNames, Gives extends PartNames> {
  readonly rules: RoomRules;
  readonly migrations: readonly Migration[];
  readonly tables: readonly ReadTable<never>[];
  /**
   * Tables that are not made of facts and hold secrets, with their schema: they travel in the key file and never in a
   * backup.
   */
  readonly secrets?: readonly SecretTable[];
  /** What the room keeps in `keys/`, and what is lost with each. */
  readonly keys?: readonly KeyUse[];
  /** The parts of the house its opening and its routes ask for; rooms are opened in the order that follows from it. */
  readonly needs?: Needs;
  /** The parts that its opening answers with: for its own routes, for other rooms, for the program. */
  readonly gives?: Gives;
}

/** Opens what the room runs by itself, and notes what ends it as soon as it is there. */
type Open<Needs extends PartNames, Gives extends PartNames> = (
  parts: Parts<Needs>,
  ending: Ending,
) => Parts<Gives> | Promise<Parts<Gives>>;

interface RoutesOf<Needs extends PartNames, Gives extends PartNames> {
  /** Routes under `/api/v1`; each says in `config` who may use it, or that it is open: one that does not is a defect. */
  readonly routes?: (api: FastifyInstance, house: House, parts: Parts<Needs> & Parts<Gives>) => void;
  /** Pages and files at the server's root, for everybody. */
  readonly pages?: (app: FastifyInstance, house: House, parts: Parts<Needs> & Parts<Gives>) => void;
}

/**
 * A room's manifest. What `open` is given and must answer with follows from `needs` and `gives`: a part that is not named
 * there, or is named and not given, does not compile. A part that no other room gives stops the boot with a sentence
 * (`openRooms`).
 */
export function roomServer<const Needs extends PartNames = Nothing, const Gives extends PartNames = Nothing>(
  room: RoomDefinition<Needs, Gives> & RoutesOf<Needs, Gives> & { readonly open?: Open<Needs, Gives> },
): RoomServer {
  // Rooms of all needs stand in one list; `openRooms` hands to each the parts behind its own names.
  return room;
}
