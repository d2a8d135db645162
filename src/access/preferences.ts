import type { Fact } from "../ground/fact.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { type Preferences, type TableView, withChanges } from "../ground/preferences.ts";
import { isRefusal, refuse } from "../ground/refusal.ts";
import type { StreamView } from "../ground/room.ts";
import { selfOf } from "./asking.ts";
import { personStream } from "./people-facts.ts";
import {
  type PreferenceFact,
  preferenceChanges,
  PreferencesSet,
  preferencesStream,
  TableViewRemoved,
  TableViewSaved,
} from "./preference-facts.ts";
import { everyRole } from "./role.ts";

/** What one person likes, and the views of lists they saved. */
export interface OwnPreferences {
  readonly person: string;
  readonly chosen: Preferences;
  /** In the order they were first saved. */
  readonly views: readonly TableView[];
}

/** More views of one list than this no menu shows well. */
export const mostViews = 20;

const isView = (list: string, name: string) => (view: TableView) => view.list === list && view.name === name;

function withView(views: readonly TableView[], view: TableView): readonly TableView[] {
  const is = isView(view.list, view.name);
  // One view of a list at most is the usual one.
  const others = views.map((each) => (view.usual && each.list === view.list ? { ...each, usual: false } : each));
  return others.some(is) ? others.map((each) => (is(each) ? view : each)) : [...others, view];
}

function evolve(state: OwnPreferences | null, told: Fact): OwnPreferences | null {
  const fact = told as PreferenceFact;
  switch (fact.type) {
    case "PreferencesSet": {
      const { person, ...changes } = fact.data;
      return { person, chosen: withChanges(state?.chosen ?? {}, changes), views: state?.views ?? [] };
    }
    case "TableViewSaved": {
      const { person, ...view } = fact.data;
      return { person, chosen: state?.chosen ?? {}, views: withView(state?.views ?? [], view) };
    }
    case "TableViewRemoved": {
      if (state === null) return null;
      const is = isView(fact.data.list, fact.data.name);
      return { ...state, views: state.views.filter((view) => !is(view)) };
    }
    default:
      return state;
  }
}

/** Nobody but the person sees it: how somebody reads is nobody's business. */
export const preferencesView: StreamView<OwnPreferences> = {
  room: "access",
  kind: "preferences",
  owner: true,
  evolve,
  seenBy: ({ person }) => [`person:${person}`],
};

/**
 * Changes what the giver likes; what stands so already records nothing. Refused: `PersonUnknown`, `PersonIsDisabled`,
 * `KeyTakenTwice`.
 */
export const SetPreferences = defineOrder("SetPreferences", {
  title: { zh: "更改个人偏好", en: "Change one's own preferences" },
  roles: everyRole,
  offPost: true,
  underGlass: true,
  body: preferenceChanges,
  streams: ({ by }) => [personStream(by.officer), preferencesStream(by.officer)],
  refuses: ["KeyTakenTwice", "PersonIsDisabled", "PersonUnknown"],
  decide: (states, { body, by }) => {
    const self = selfOf(states, by);
    if (isRefusal(self)) return self;
    const pressed = Object.values(body.moved ?? {});
    const twice = pressed.find((key, at) => pressed.indexOf(key) !== at);
    if (twice !== undefined) return refuse("KeyTakenTwice", { key: twice });
    const stream = preferencesStream(self.id);
    const before = states(preferencesView, stream)?.chosen ?? {};
    const after = withChanges(before, body);
    if (JSON.stringify(after) === JSON.stringify(before)) return [];
    return [PreferencesSet.draft([stream], { ...body, person: self.id })];
  },
});

/** Saves a look of a list under a name, in the place of one that has it. Refused: `TooManyViews` besides. */
export const SaveTableView = defineOrder("SaveTableView", {
  title: { zh: "保存清单视图", en: "Save a view of a list" },
  roles: everyRole,
  offPost: true,
  underGlass: true,
  body: TableViewSaved.shape.omit({ person: true }),
  streams: ({ by }) => [personStream(by.officer), preferencesStream(by.officer)],
  refuses: ["PersonIsDisabled", "PersonUnknown", "TooManyViews"],
  decide: (states, { body, by }) => {
    const self = selfOf(states, by);
    if (isRefusal(self)) return self;
    const stream = preferencesStream(self.id);
    const views = states(preferencesView, stream)?.views ?? [];
    const others = views.filter((view) => view.list === body.list && view.name !== body.name);
    if (others.length >= mostViews) return refuse("TooManyViews", { most: mostViews });
    return [TableViewSaved.draft([stream], { ...body, person: self.id })];
  },
});

/** Removing one that is not there records nothing. */
export const RemoveTableView = defineOrder("RemoveTableView", {
  title: { zh: "删除清单视图", en: "Remove a view of a list" },
  roles: everyRole,
  offPost: true,
  underGlass: true,
  body: TableViewRemoved.shape.omit({ person: true }),
  streams: ({ by }) => [personStream(by.officer), preferencesStream(by.officer)],
  refuses: ["PersonIsDisabled", "PersonUnknown"],
  decide: (states, { body, by }) => {
    const self = selfOf(states, by);
    if (isRefusal(self)) return self;
    const stream = preferencesStream(self.id);
    const views = states(preferencesView, stream)?.views ?? [];
    if (!views.some(isView(body.list, body.name))) return [];
    return [TableViewRemoved.draft([stream], { ...body, person: self.id })];
  },
});
