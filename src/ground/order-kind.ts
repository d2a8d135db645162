import type { z } from "zod";
import type { Concern, Rule } from "./rule.ts";
import type { FactDraft, Giver } from "./fact.ts";
import type { Instant } from "./instant.ts";
import type { Refusal } from "./refusal.ts";
import { fileCodes, type SealedFile, wantingFile } from "./file.ts";
import type { Sealed } from "./sealed.ts";
import type { Sentence } from "./sentence.ts";
import type { Ulid } from "./ulid.ts";
import type { States } from "./fold.ts";

/**
 * An order as `decide` sees it: checked, authorised, its personal fields sealed. What an order makes (a call, an
 * incident, an assignment) bears the order's own id. `occurredAt` is `receivedAt` unless the order was back-entered.
 */
export interface Order<Body> {
  readonly id: Ulid;
  readonly name: string;
  readonly by: Giver;
  readonly receivedAt: Instant;
  readonly occurredAt: Instant;
  readonly body: Body;
  /** Who proposed it, where `by` is the second person who approved. */
  readonly first?: Pick<Giver, "officer" | "letIn">;
  /** Of a change of a setting that was planned: from when, and whether a second person agreed to it beforehand. */
  readonly planned?: { readonly from: Instant; readonly agreed: boolean };
}

/** The definition of an order: who may give it, what it looks like, which streams it reads, and the rule. */
export interface OrderKind<Body = unknown, Code extends string = string> extends Rule {
  readonly name: string;
  readonly title: Sentence;
  /** Given by the program on somebody's behalf, after checks of its own; nobody may give it over the wire. */
  readonly internal?: boolean;
  /** Why no screen gives it, where only programs do: an import, a demo. Each other order is given from a screen. */
  readonly forPrograms?: string;
  /** What it does cannot be undone and hangs on the time: it waits while the clock is in doubt. */
  readonly waitsForClock?: boolean;
  /** It sets how the district works: it takes a reason and can be planned for later (`setting`). */
  readonly setting?: true;
  /** A setting that is changed at once only, because what speaks against it is looked at when it is given. */
  readonly atOnce?: true;
  /**
   * In whose name its facts stand, where that is not who gives it: the house gives a planned change for whoever planned
   * it.
   */
  givenFor?(states: States, order: Order<Body>): Giver | undefined;
  /** The body on the wire, personal fields in plain text. */
  readonly body: z.ZodType;
  /** Names of top-level text fields that are sealed before `decide`. */
  readonly sealed: readonly string[];
  /** Of these, the ones that are opened only when they are asked for by name, whichever order a field of that name came by. */
  readonly apart?: readonly string[];
  /** Names of top-level fields that hold ids of uploaded files (`filesField`); the rule sees the files themselves. */
  readonly files?: readonly string[];
  /** The sealed field whose number can be matched exactly for a while (SCOPE.md 7), and its common form. */
  readonly matched?: Matched;
  /** The stream whose key seals them, and the files. */
  record(order: Order<Body>): string;
  /** Streams to load. Called again with what has been loaded until it names nothing new. */
  streams(order: Order<Body>, states: States): readonly string[];
  /** Whose the act is, from the states; nothing when it is everybody's, or when what it is about does not exist. */
  concerns?(states: States, order: Order<Body>): Concern | undefined;
  /** Every code its rule may refuse it with. */
  readonly refuses: readonly Code[];
  /** Codes of what is looked at outside the journal before its rule is asked (`checks` of the submitter). */
  readonly checked?: readonly string[];
  /** Total, without clock, randomness or I/O. An empty list accepts the order and records nothing. */
  decide(states: States, order: Order<Body>): readonly FactDraft[] | Refusal<Code>;
}

/** A sealed field that holds a number, and the form two writings of one number share; null for what is none. */
export interface Matched<Field extends string = string> {
  readonly field: Field;
  form(text: string): string | null;
}

/** What `decide` answers: facts, or one of the refusals the order declares. */
type Answer<Code extends string> = readonly FactDraft[] | Refusal<Code>;

/** The codes of the refusals among what `decide` answers. */
type CodeOf<Given> = Given extends Refusal<infer Code> ? Code : never;

/** Nothing more where every declared code is given by `decide`; else a list the definition does not have. */
type GivesAll<Code extends string, Given> = [Code] extends [CodeOf<Given>]
  ? unknown
  : { readonly refuses: readonly CodeOf<Given>[] };

/** An order's body as its rule sees it: the sealed text fields are ciphertext, the ids of files are the files. */
type Decided<Body, Field extends keyof Body, File extends keyof Body> = Omit<Body, Field | File> & {
  readonly [Key in Field]: undefined extends Body[Key] ? Sealed | undefined : Sealed;
} & {
  readonly [Key in File]: undefined extends Body[Key] ? readonly SealedFile[] | undefined : readonly SealedFile[];
};

interface Definition<
  Shape extends z.ZodType,
  Field extends keyof z.output<Shape> & string,
  File extends keyof z.output<Shape> & string,
  Code extends string,
  Given extends Answer<Code>,
> extends Rule {
  readonly title: Sentence;
  readonly internal?: boolean;
  readonly forPrograms?: string;
  readonly waitsForClock?: boolean;
  readonly atOnce?: true;
  givenFor?(states: States, order: Order<Decided<z.output<Shape>, NoInfer<Field>, NoInfer<File>>>): Giver | undefined;
  readonly body: Shape;
  readonly sealed?: readonly Field[];
  readonly files?: readonly File[];
  readonly apart?: readonly NoInfer<Field>[];
  readonly matched?: Matched<NoInfer<Field>>;
  record?(order: Order<Decided<z.output<Shape>, NoInfer<Field>, NoInfer<File>>>): string;
  streams(order: Order<Decided<z.output<Shape>, NoInfer<Field>, NoInfer<File>>>, states: States): readonly string[];
  concerns?(states: States, order: Order<Decided<z.output<Shape>, NoInfer<Field>, NoInfer<File>>>): Concern | undefined;
  readonly refuses: readonly Code[];
  readonly checked?: readonly string[];
  decide(states: States, order: Order<Decided<z.output<Shape>, NoInfer<Field>, NoInfer<File>>>): Given;
}

/**
 * Defines an order whose sealed fields and files, if any, need `record`, the stream whose key seals them. A refusal that `refuses`
 * does not name, and a name there that `decide` never answers, do not compile.
 */
export function defineOrder<
  Shape extends z.ZodType,
  Code extends string,
  Given extends Answer<Code>,
  Field extends keyof z.output<Shape> & string = never,
  File extends keyof z.output<Shape> & string = never,
>(
  name: string,
  definition: Definition<Shape, Field, File, Code, Given> & GivesAll<Code, Given>,
): OrderKind<unknown, Code> {
  return defineMadeOrder(name, definition);
}

/**
 * `defineOrder` for orders that a function makes, whose codes come from its argument. A refusal that is not declared
 * does not compile here either. A declared code that is never given compiles, because the codes are not known at this
 * place.
 */
export function defineMadeOrder<
  Shape extends z.ZodType,
  Code extends string,
  Field extends keyof z.output<Shape> & string = never,
  File extends keyof z.output<Shape> & string = never,
>(name: string, definition: Definition<Shape, Field, File, Code, Answer<NoInfer<Code>>>): OrderKind<unknown, Code> {
  const kind = { name, sealed: [], record: (order: Order<unknown>) => `order/${order.id}`, ...definition };
  return definition.files === undefined ? kind : withFiles(kind, definition.files);
}

/** The order with what every order that carries files is refused for. */
function withFiles<Code extends string>(
  kind: OrderKind<unknown, Code>,
  fields: readonly string[],
): OrderKind<unknown, Code> {
  const carrying: OrderKind<unknown, Code | (typeof fileCodes)[number]> = {
    ...kind,
    refuses: [...kind.refuses, ...fileCodes],
    decide: (states, order) => wantingFile(fields, order.body) ?? kind.decide(states, order),
  };
  // Whoever wraps the order gives its codes on, and need not name these.
  return carrying as OrderKind<unknown, Code>;
}
