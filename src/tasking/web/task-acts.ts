import type { Giver } from "../../ground/fact.ts";
import { isAnswerer, isAsker, isHelper, isLeader } from "../speaking-for.ts";
import { taskStage } from "../stage.ts";
import type { Task } from "../task.ts";

/** What can be done with a task on a screen. */
export type TaskAct =
  | "sign"
  | "giveAnswer"
  | "return"
  | "askAsker"
  | "reply"
  | "confirm"
  | "reopen"
  | "reassign"
  | "join"
  | "withdraw"
  | "supervise";

interface OfferedAct {
  readonly act: TaskAct;
  readonly order: string;
  /** What is most likely done next. */
  readonly main: boolean;
}

const orders: Readonly<Record<TaskAct, string>> = {
  sign: "SignTask",
  giveAnswer: "AnswerTask",
  return: "ReturnTask",
  askAsker: "AskAsker",
  reply: "ReplyToTask",
  confirm: "ConfirmTask",
  reopen: "ReopenTask",
  reassign: "ReassignTask",
  join: "JoinTask",
  withdraw: "WithdrawTask",
  supervise: "SuperviseTask",
};

/** What somebody can do with a task now, the likeliest first: the same conditions as the orders' own rules. */
export function taskActs(task: Task, by: Giver): readonly OfferedAct[] {
  const stage = taskStage(task);
  const [asks, answers, helps, leads] = [isAsker(by, task), isAnswerer(by, task), isHelper(by, task), isLeader(by)];
  const moves = asks || answers || leads;
  const isOver = stage === "closed" || stage === "withdrawn";
  const acts: readonly (TaskAct | false)[] = [
    answers && stage === "issued" && "sign",
    (answers || helps) && stage === "atWork" && "giveAnswer",
    asks && stage === "asker" && "reply",
    asks && stage === "answered" && "confirm",
    asks && (stage === "answered" || stage === "closed") && "reopen",
    answers && stage === "atWork" && "askAsker",
    answers && (stage === "issued" || stage === "atWork") && "return",
    moves && ["issued", "atWork", "returned", "asker"].includes(stage) && "reassign",
    moves && ["issued", "atWork", "asker"].includes(stage) && "join",
    !isOver && task.supervised === undefined && (leads || by.role === "supervisor") && "supervise",
    !isOver && (asks || leads) && "withdraw",
  ];
  const offered = acts.filter((act) => act !== false);
  return offered.map((act, place) => ({ act, order: orders[act], main: place === 0 }));
}
