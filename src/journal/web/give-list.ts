import type { Sentence } from "../../ground/sentence.ts";
import type { AskOptions, Reply } from "./api.ts";

/** An order of a list, with the id it keeps however often it is sent. */
export interface ListedOrder {
  readonly id: string;
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** How far the giving has come; orders before `at` have their answers. */
export interface ListGiven<Order extends ListedOrder> {
  readonly at: number;
  readonly refused: readonly { readonly order: Order; readonly sentence: Sentence }[];
  /** Something stands as a proposal until a second person approves. */
  readonly waits: boolean;
  /** Why it stopped before the end; the same orders may be given again from `at`. */
  readonly stopped?: Sentence;
}

export const nothingGiven = { at: 0, refused: [], waits: false } as const satisfies ListGiven<ListedOrder>;

interface Answer {
  readonly accepted?: boolean;
  readonly status: number;
  readonly detail?: string;
  readonly zh?: string;
  readonly facts?: readonly { readonly type: string }[];
}

type Ask = (method: string, path: string, o: AskOptions) => Promise<Reply<{ readonly answers: readonly Answer[] }>>;

/** Names are sealed one by one, so that a list of 50 takes a second at most. */
const listLength = 50;

const unreachable = {
  zh: "服务器暂时无法受理，已停在此处；可继续",
  en: "The server cannot take it now; it stopped here and can go on.",
};

/** Gives the orders from where it stopped, list after list, until the end or until the server takes no more. */
export async function giveList<Order extends ListedOrder>(
  ask: Ask,
  orders: readonly Order[],
  before: ListGiven<Order>,
  progress: (given: ListGiven<Order>) => void,
): Promise<ListGiven<Order>> {
  const { stopped: _, ...from } = before;
  let given: ListGiven<Order> = from;
  while (given.at < orders.length) {
    const list = orders.slice(given.at, given.at + listLength);
    const reply = await ask("POST", "/api/v1/orders", { body: list, signal: AbortSignal.timeout(60_000) });
    if (reply.kind !== "ok") return { ...given, stopped: reply.kind === "refused" ? reply.refused : unreachable };
    const { answers } = reply.content;
    const untaken = answers.findIndex(({ status }) => status === 503);
    const taken = untaken < 0 ? answers : answers.slice(0, untaken);
    given = taken.reduce((sum, answer, index) => counted(sum, list[index], answer), given);
    progress(given);
    if (taken.length < list.length) return { ...given, stopped: unreachable };
  }
  return given;
}

function counted<Order extends ListedOrder>(
  given: ListGiven<Order>,
  order: Order | undefined,
  answer: Answer,
): ListGiven<Order> {
  if (order === undefined) return given;
  const { accepted, zh = "", detail = "", facts = [] } = answer;
  const refused = accepted === true ? [] : [{ order, sentence: { zh, en: detail } }];
  return {
    at: given.at + 1,
    refused: [...given.refused, ...refused],
    waits: given.waits || facts.some(({ type }) => type === "ActProposed"),
  };
}
